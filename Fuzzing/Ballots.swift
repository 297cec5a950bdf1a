@testable import AppraisalIngest

/// Ballot files: however a text is cut into blocks, on however many threads, and whether or not its
/// fields stand in quotes, the same is counted and reported.
///
/// The first byte chooses the form and whether the rest is choices of words or the file itself, the
/// second the size of blocks.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzBallots(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  withInput(start, count) { input in
    guard input.count > 2 else { return }
    let form = BallotForm.allCases[Int(input[0] % 4)]
    guard let plan = form.plan else { return }
    let rest = input.dropFirst(2)
    let bytes =
      input[0] & 128 != 0 ? Array(rest) : Array(form.header.utf8) + text(of: rest, from: form.words)
    let blockSize = 1 + Int(input[1]) % 64
    check(bytes, plan, encoding: input[0] & 64 != 0 ? .gb18030 : nil, blockSize: blockSize)
  }
}

private func check(_ bytes: [UInt8], _ plan: BallotPlan, encoding: TextEncoding?, blockSize: Int) {
  func outcome(
    _ bytes: [UInt8], blockSize: Int, threads: Int = 1, room: Int = 1 << 12
  ) -> BallotOutcome {
    BallotOutcome(
      bytes, plan, room: room, encoding: encoding, blockSize: blockSize, threads: threads)
  }
  let whole = outcome(bytes, blockSize: BlockReader.blockSize)
  requireAgreement(whole == outcome(bytes, blockSize: blockSize), "blocks make a difference")
  requireAgreement(
    whole == outcome(bytes, blockSize: blockSize, threads: 3, room: 96), "threads make a difference"
  )
  guard let quoted = quoted(bytes) else { return }
  let slow = outcome(quoted, blockSize: blockSize)
  requireAgreement(whole.tally == slow.tally, "quotes make a difference to the tally")
  requireAgreement(whole.signals == slow.signals, "quotes make a difference to the signals")
  requireAgreement(whole.findings == slow.findings, "quotes make a difference to the issues")
  let (account, other) = (whole.accounts[0], slow.accounts[0])
  requireAgreement(
    [account.seen, account.accepted, account.quarantined, account.refused]
      == [other.seen, other.accepted, other.quarantined, other.refused],
    "quotes make a difference to the account")
}

/// A text with a quote around every field, so that no record is read the fast way; `nil` when that
/// says something else, as for a text that has quotes already or no commas.
private func quoted(_ bytes: [UInt8]) -> [UInt8]? {
  let header = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
  guard !bytes.contains(0x22), header.contains(0x2C),
    !header.contains(where: otherDelimiters.contains),
    !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil,
    !bytes.starts(with: [0xEF, 0xBB, 0xBF]), !bytes.starts(with: Array("sep=".utf8))
  else { return nil }
  var quoted: [UInt8] = []
  var isInField = false
  for byte in bytes {
    let isBreak = byte == 0x0A || byte == 0x0D
    if !isInField, !isBreak {
      quoted.append(0x22)
      isInField = true
    }
    if isInField, isBreak || byte == 0x2C { quoted.append(0x22) }
    quoted.append(byte)
    isInField = !isBreak
    if byte == 0x2C { quoted.append(0x22) }
  }
  if isInField { quoted.append(0x22) }
  return quoted
}

private let otherDelimiters = Set(Array("\t;|".utf8))
