import AppraisalNumerics

@testable import AppraisalIngest

/// Numbers, dates, moments and lengths of time against their slow twins.
///
/// The first byte is the number of places; with its highest bit the rest is the field, without it
/// choices of words.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzNumbers(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  withInput(start, count) { input in
    guard let first = input.first else { return }
    let rest = Array(input.dropFirst())
    let bytes = first >= 128 ? rest : text(of: rest, from: words)
    guard let scalars = scalars(of: bytes) else { return }
    let places = Int(first % 10)
    bytes.withUnsafeBufferPointer { field in
      requireAgreement(
        parseDecimal(field, places: places) == slowDecimal(scalars, places: places),
        "decimals differ")
      requireAgreement(parseDate(field) == slowDate(scalars), "dates differ")
      requireAgreement(parseMoment(field) == slowMoment(scalars), "moments differ")
      requireAgreement(parseDuration(field) == slowDuration(scalars), "lengths of time differ")
    }
  }
}

private let words: [String] =
  (0...9).map { "\($0)" } + [
    "-", "/", ".", ":", "T", " ", "年", "月", "日", "2025-03-09", "2024/2/29", "20231231",
    "2025年6月30日", "1900.1.1", "2100-12-31", "2025", "02", "29", "08:05", "23:59:59", ".250",
    "上午", "下午", "AM", "PM", "Z", "+", "+08:00", "+0530", "GMT", "UTC", "-12", "天", "小时", "时",
    "分钟", "分", "秒钟", "秒", "59", "24", "９", "０", "．", "－", "\u{3000}", "\t", "922337203685477",
    "5807", "x",
  ]
