import { BitWriter } from '../h264/bit-writer.js';
import { addEmulationPrevention } from '../h264/nal.js';

export interface StreamParameters {
  /** Pixels, both even. */
  readonly width: number;
  readonly height: number;
  /** Frames a second. */
  readonly fps: number;
}

/** frame_num counts modulo 16. */
export const FRAME_NUM_BITS = 4;

const BASELINE_PROFILE = 66;
/** constraint_set0_flag and constraint_set1_flag: what every baseline and main profile decoder can do. */
const CONSTRAINED = 0b1100_0000;
const TICKS_A_SECOND = 1000;

/** level_idc, macroblocks a second and macroblocks a frame (table A-1). */
const LEVELS = [
  [30, 40_500, 1620],
  [31, 108_000, 3600],
  [32, 216_000, 5120],
  [40, 245_760, 8192],
  [42, 522_240, 8704],
  [50, 589_824, 22_080],
  [51, 983_040, 36_864],
  [52, 2_073_600, 36_864],
] as const;

/** The sequence parameter set NAL unit (clause 7.3.2.1.1): constrained baseline, frames in the order of showing. */
export function sequenceParameterSet(stream: StreamParameters): Uint8Array {
  const columns = Math.ceil(stream.width / 16);
  const rows = Math.ceil(stream.height / 16);
  const bits = new BitWriter();
  bits.bits(0x67, 8);
  bits.bits(BASELINE_PROFILE, 8);
  bits.bits(CONSTRAINED, 8);
  bits.bits(levelFor(columns * rows, stream.fps), 8);
  bits.ue(0); // seq_parameter_set_id
  bits.ue(FRAME_NUM_BITS - 4);
  bits.ue(2); // pic_order_cnt_type: output order is decoding order
  bits.ue(1); // max_num_ref_frames
  bits.flag(false); // gaps_in_frame_num_value_allowed_flag
  bits.ue(columns - 1);
  bits.ue(rows - 1);
  bits.flag(true); // frame_mbs_only_flag
  bits.flag(true); // direct_8x8_inference_flag
  writeCropping(bits, columns * 16 - stream.width, rows * 16 - stream.height);
  writeVui(bits, stream.fps);
  bits.trailing();
  return addEmulationPrevention(bits.view());
}

/** The picture parameter set NAL unit (clause 7.3.2.2): CAVLC, and slices say whether they are deblocked. */
export function pictureParameterSet(): Uint8Array {
  const bits = new BitWriter();
  bits.bits(0x68, 8);
  bits.ue(0); // pic_parameter_set_id
  bits.ue(0); // seq_parameter_set_id
  bits.flag(false); // entropy_coding_mode_flag
  bits.flag(false); // bottom_field_pic_order_in_frame_present_flag
  bits.ue(0); // num_slice_groups_minus1
  bits.ue(0); // num_ref_idx_l0_default_active_minus1
  bits.ue(0); // num_ref_idx_l1_default_active_minus1
  bits.bits(0, 3); // weighted_pred_flag, weighted_bipred_idc
  bits.se(0); // pic_init_qp_minus26
  bits.se(0); // pic_init_qs_minus26
  bits.se(0); // chroma_qp_index_offset
  bits.flag(true); // deblocking_filter_control_present_flag
  bits.flag(false); // constrained_intra_pred_flag
  bits.flag(false); // redundant_pic_cnt_present_flag
  bits.trailing();
  return addEmulationPrevention(bits.view());
}

/** The lowest level from 3 up that has the size and rate; the highest there is if none has. */
function levelFor(macroblocks: number, fps: number): number {
  const fits = LEVELS.find(
    ([, perSecond, perFrame]) => macroblocks <= perFrame && macroblocks * fps <= perSecond,
  );
  return fits?.[0] ?? 52;
}

/** In units of two pixels for 4:2:0 (equations 7-19 to 7-22). */
function writeCropping(bits: BitWriter, right: number, bottom: number): void {
  const cropped = right + bottom > 0;
  bits.flag(cropped);
  if (!cropped) return;
  for (const edge of [0, right / 2, 0, bottom / 2]) bits.ue(edge);
}

/** Clause E.1.1: BT.709 in video range, the frame rate, and no reordering, so that decoders do not wait. */
function writeVui(bits: BitWriter, fps: number): void {
  bits.flag(true); // vui_parameters_present_flag
  bits.flag(false); // aspect_ratio_info_present_flag
  bits.flag(false); // overscan_info_present_flag
  bits.flag(true); // video_signal_type_present_flag
  bits.bits(5, 3); // video_format: unspecified
  bits.flag(false); // video_full_range_flag
  bits.flag(true); // colour_description_present_flag
  bits.bits(0x010101, 24);
  bits.flag(false); // chroma_loc_info_present_flag
  bits.flag(true); // timing_info_present_flag
  bits.bits(TICKS_A_SECOND, 32); // a frame is two ticks
  bits.bits(Math.round(fps * 2 * TICKS_A_SECOND), 32);
  bits.flag(false); // fixed_frame_rate_flag
  bits.bits(0, 3); // nal and vcl hrd_parameters_present_flag, pic_struct_present_flag
  writeBitstreamRestriction(bits);
}

function writeBitstreamRestriction(bits: BitWriter): void {
  bits.flag(true); // bitstream_restriction_flag
  bits.flag(true); // motion_vectors_over_pic_boundaries_flag
  bits.ue(0); // max_bytes_per_pic_denom: no limit
  bits.ue(0); // max_bits_per_mb_denom: no limit
  bits.ue(0); // log2_max_mv_length_horizontal
  bits.ue(0); // log2_max_mv_length_vertical
  bits.ue(0); // max_num_reorder_frames
  bits.ue(1); // max_dec_frame_buffering
}
