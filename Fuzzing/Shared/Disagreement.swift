/// Ends the run: two ways of saying the same thing differ on this input.
func requireAgreement(_ agrees: Bool, _ what: StaticString) {
  guard agrees else { fatalError("\(what)") }
}

/// Lends the bytes that the fuzzer hands over, and answers that they were used.
func withInput(
  _ start: UnsafePointer<UInt8>?, _ count: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void
) -> CInt {
  body(UnsafeBufferPointer(start: start, count: count))
  return 0
}
