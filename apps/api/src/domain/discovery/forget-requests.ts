/** Asks discovery to take a lost service out of its registry. Rejects with what it refused, or `no-answer`. */
export interface ForgetRequests {
  forgetService(id: string, timeoutMs: number): Promise<void>;
}
