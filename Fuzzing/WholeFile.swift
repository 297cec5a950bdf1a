@testable import AppraisalIngest

/// Whole files: the first byte chooses the reader and the encoding, the rest is the file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWholeFile(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  withInput(start, count) { input in
    guard let choice = input.first else { return }
    let readers = SmallReader.allCases
    let reader = readers[Int(choice) % readers.count]
    // Seven in eight files are left to be recognised; the others are taken as what they may not be.
    let encodings = TextEncoding.allCases
    let encoding: TextEncoding? =
      choice >= 224 ? encodings[Int(choice) % encodings.count] : nil
    check(Array(input.dropFirst()), by: reader, as: encoding)
  }
}

/// Reads a file; every record that somebody could count is accounted for.
private func check(_ bytes: [UInt8], by reader: SmallReader, as encoding: TextEncoding?) {
  var log = IssueLog()
  let used = reader.read(
    SourceFile(name: "made-up", bytes: bytes), options: TextOptions(encoding: encoding), log: &log)
  requireWholeAccount(log, used: used)
  guard used != nil, let lines = plainLines(bytes, header: reader.header) else { return }
  requireAgreement(log.accounts[0].seen == lines, "seen and counted differ")
}

extension SmallReader {
  /// The first line of the sample, with its line break.
  fileprivate var header: [UInt8] { Array(sample.utf8.prefix { $0 != 0x0A }) + [0x0A] }
}

/// Counts the lines below the header where that takes no skill: each holds a comma and a digit, and
/// there are no quotes and no bytes that are not ASCII; `nil` elsewhere.
private func plainLines(_ bytes: [UInt8], header: [UInt8]) -> Int? {
  guard bytes.starts(with: header) else { return nil }
  let body = bytes.dropFirst(header.count)
  guard body.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x0A }), !body.contains(0x22)
  else { return nil }
  let lines = body.split(separator: 0x0A)
  guard lines.allSatisfy({ $0.contains(0x2C) && $0.contains { (0x30...0x39).contains($0) } })
  else { return nil }
  return lines.count
}
