import AppraisalNumerics

@testable import AppraisalIngest

/// Numbers and dates against their slow twins: the first byte is the number of places, the rest the
/// field.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzNumbers(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  withInput(start, count) { input in
    guard let first = input.first else { return }
    let bytes = Array(input.dropFirst())
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    let places = Int(first % 10)
    let scalars = Array(text.unicodeScalars)
    bytes.withUnsafeBufferPointer { field in
      requireAgreement(
        parseDecimal(field, places: places) == slowDecimal(scalars, places: places),
        "decimals differ")
      requireAgreement(parseDate(field) == slowDate(scalars), "dates differ")
    }
  }
}
