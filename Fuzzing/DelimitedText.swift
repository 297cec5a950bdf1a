@testable import AppraisalIngest

/// Delimited text against its slow twin: the first byte is the delimiter, the rest is the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDelimitedText(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  withInput(start, count) { input in
    guard let delimiter = input.first, isDelimiter(delimiter) else { return }
    let text = Array(input.dropFirst())
    let slow = SlowDelimitedText(text, delimiter: delimiter)
    let fast = scan(text, delimiter: delimiter)
    requireAgreement(fast.records == slow.records, "fields or positions differ")
    requireAgreement(fast.problem == slow.problem, "problems differ")
  }
}

private func isDelimiter(_ byte: UInt8) -> Bool {
  byte < 0x80 && byte != UInt8(ascii: "\"") && byte != 0x0A && byte != 0x0D
}

/// Everything that the scanner says about a text.
private func scan(
  _ text: [UInt8], delimiter: UInt8
) -> (records: [SlowDelimitedText.Record], problem: DelimitedProblem?) {
  text.withUnsafeBufferPointer { bytes in
    var records: [SlowDelimitedText.Record] = []
    var scanner = DelimitedScanner(bytes, delimiter: delimiter)
    var record = DelimitedRecord()
    do throws(DelimitedProblem) {
      while try scanner.next(into: &record) { records.append(copy(of: record)) }
      return (records, nil)
    } catch {
      return (records, error)
    }
  }
}

private func copy(of record: borrowing DelimitedRecord) -> SlowDelimitedText.Record {
  var copy = SlowDelimitedText.Record(line: record.line, byte: record.byte)
  for index in 0..<record.count {
    copy.fields.append(Array(record[index]))
    copy.isQuoted.append(record.isQuoted(index))
  }
  return copy
}
