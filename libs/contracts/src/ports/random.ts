/** Randomness as the programs use it; tests inject a seeded one. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A fresh id that matches ID_PATTERN and cannot be guessed. */
  id(): string;
}
