#!/bin/sh
# Makes the H.264 stream that the stand-in for rpicam-vid plays: 3 s of 640x480 at 30 frames a second as a Pi 5 with
# --low-latency encodes it (libx264, superfast, no B-frames, two slices a frame, SPS and PPS at each key frame, a key
# frame a second). The bars move by 1/90 of the width each frame, so the picture goes on where the stream begins anew.
set -eu
out="$(dirname "$0")/../libs/testing/fixtures/bars-640x480-30.h264"
ffmpeg -hide_banner -loglevel error -y \
  -f lavfi -i "smptehdbars=size=640x480:rate=30,scroll=horizontal=0.0111111111" -frames:v 90 \
  -pix_fmt yuv420p -c:v libx264 -preset superfast -tune zerolatency -profile:v high -threads 2 -b:v 600k \
  -x264-params "keyint=30:min-keyint=30:scenecut=0:repeat-headers=1:slices=2" \
  -f h264 "$out"
ls -l "$out"
