import { type BitWriter } from '../h264/bit-writer.js';
import { FRAME_NUM_BITS } from './stream-parameters.js';

export interface SliceHeader {
  readonly keyFrame: boolean;
  /** Pictures since the last IDR picture. */
  readonly frameNum: number;
  /** IDR pictures so far: two in a row must differ in idr_pic_id. */
  readonly idrCount: number;
}

/** slice_type 5 and 7: all slices of the picture are P, or I (table 7-6). */
const ALL_P = 5;
const ALL_I = 7;

/** The NAL unit header and slice header (clause 7.3.3) of a picture's one slice. */
export function writeSliceHeader(bits: BitWriter, { keyFrame, frameNum, idrCount }: SliceHeader): void {
  bits.bits(keyFrame ? 0x65 : 0x61, 8);
  bits.ue(0); // first_mb_in_slice
  bits.ue(keyFrame ? ALL_I : ALL_P);
  bits.ue(0); // pic_parameter_set_id
  bits.bits(frameNum % 2 ** FRAME_NUM_BITS, FRAME_NUM_BITS);
  if (keyFrame) {
    bits.ue(idrCount % 2); // idr_pic_id
    bits.bits(0, 2); // no_output_of_prior_pics_flag, long_term_reference_flag
  } else {
    bits.bits(0, 2); // num_ref_idx_active_override_flag, ref_pic_list_modification_flag_l0
    bits.flag(false); // adaptive_ref_pic_marking_mode_flag
  }
  bits.se(0); // slice_qp_delta
  bits.ue(1); // disable_deblocking_filter_idc
}
