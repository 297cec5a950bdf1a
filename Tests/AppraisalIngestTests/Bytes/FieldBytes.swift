/// Lends the UTF-8 bytes of a text.
func withField<Outcome>(
  _ text: String, _ body: (UnsafeBufferPointer<UInt8>) throws -> Outcome
) rethrows -> Outcome {
  try Array(text.utf8).withUnsafeBufferPointer(body)
}
