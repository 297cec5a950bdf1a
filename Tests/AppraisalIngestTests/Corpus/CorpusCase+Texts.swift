@testable import AppraisalIngest

extension CorpusCase {
  private static let roster = "编号,姓名,类别,人数\n"
  private static let ballots = "票号,主体,对象,项目,评价\n"
  /// 张三 in GB18030.
  private static let zhangSan: [UInt8] = [0xD5, 0xC5, 0xC8, 0xFD]

  /// 编号,姓名,类别,人数 and a line feed in GB18030.
  private static let rosterInGB18030: [UInt8] = [
    0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xD0, 0xD5, 0xC3, 0xFB, 0x2C, 0xC0, 0xE0, 0xB1, 0xF0, 0x2C, 0xC8,
    0xCB, 0xCA, 0xFD, 0x0A,
  ]

  /// What the small files leave open, and the places of what they refuse.
  static let texts: [CorpusCase] = encodings + shapes + numbers + kinds

  private static let encodings: [CorpusCase] = [
    // UTF-16 with its mark can be nothing else, so it is read and noted. Its places have no byte, as
    // the text was converted.
    .used(
      "C04", "UTF-16 with a mark", .small(.roster),
      [0xFF, 0xFE]
        + "\(roster)1,甲,社区,5\n2,,社区,5\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
      accepted: 1, quarantined: 1, "note encoding-found", "quarantined field-blank @3#2 B=姓名"),
    .refused(
      "C06", "rows in GB18030 below 900 in UTF-8", .small(.roster),
      Array((roster + (1...899).map { "\($0),甲,社区,5\n" }.joined() + "900,").utf8) + zhangSan
        + Array(",x,5\n".utf8), "refused text-undecodable @901"),
    // Twelve bytes of UTF-8 make six hanzi of GB18030, nearly always.
    .refused(
      "C06", "a row in UTF-8 among rows in GB18030, for which it passes", .small(.roster),
      rosterInGB18030 + Array("1,".utf8) + zhangSan + Array(",x,5\n2,乙某,社区,5\n3,".utf8) + zhangSan
        + Array(",x,5\n".utf8), "refused text-undecodable @3"),
    .used(
      "C06", "the same rows in GB18030 alone", .small(.roster),
      rosterInGB18030 + Array("1,".utf8) + zhangSan + Array(",x,5\n".utf8), accepted: 1,
      "note encoding-found"),
    .refused(
      "C07", "GB18030 with a byte that no code has", .small(.roster),
      Array("a,b\n".utf8) + [0xC4, 0xE3, 0xFF, 0x2C, 0x38], "refused text-undecodable @2"),
    .refused(
      "C07", "declared GB18030 with a byte that no code has", .small(.roster),
      Array("a,b\n".utf8) + [0xC4, 0xE3, 0xFF, 0x2C, 0x38], "refused text-undecodable @2"
    ).with(TextOptions(encoding: .gb18030)),
    .refused(
      "C23", "a zero byte", .small(.roster), Array("\(roster)1,甲,社区,5\n2,乙\0,社区,5\n".utf8),
      "refused text-undecodable @3"),
    .refused(
      "C23", "a zero character in UTF-16", .small(.roster),
      [0xFF, 0xFE]
        + "\(roster)1,甲\0,社区,5\n2,乙,社区,5\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
      "refused text-undecodable @2"),
  ]

  private static let shapes: [CorpusCase] = [
    .refused(
      "C11", "text behind a closing quote", .small(.roster),
      Array("\(roster)1,甲,社区,5\n2,\"老\"王\",社区,8\n".utf8), seen: 2,
      "refused fields-malformed @3#2"),
    .refused(
      "C11", "a quote that is never closed, read on two threads", .small(.ballots),
      Array("\(ballots)1,居民,S1,服务,优秀\n2,居民,S1,服务,\"优秀\n".utf8), seen: 2,
      "refused fields-malformed @3#2"
    ).with(TextOptions(threads: 2)),
    .refused(
      "C11", "a quote that is never closed in the header", .small(.roster),
      Array("\n编号,\"姓名,类别,人数\n1,甲,社区,5\n".utf8), "refused fields-malformed @2"),
    .refused(
      "C14", "full-width commas", .small(.roster), Array("\n编号，姓名，类别，人数\n1，甲，社区，5\n".utf8),
      "refused full-width-delimiter @2"),
    // The header again is set aside where it stands; the other rows are what they say they are.
    .used(
      "C15", "two header rows where any text may stand", .names,
      Array("编号,姓名,类别\n编号,姓名,类别\n1,甲,社区\n".utf8), accepted: 1, quarantined: 1,
      "quarantined record-repeated @2#1"),
    .used(
      "C15", "the header again in the middle, with blanks", .names,
      Array("编号,姓名,类别,x\n1,甲,社区,\n 编号,姓名,类别 ,y\n2,姓名,类别,\n".utf8), accepted: 2, quarantined: 1,
      "quarantined record-repeated @3#2"),
    .used(
      "C16", "an unlabelled last row of sums and means", .small(.values),
      Array("对象,得分,扣分\nS1,80,1\nS2,85.5,2\nS3,60,\n,225.5,1.5\n".utf8), accepted: 3, quarantined: 1,
      "quarantined totals-row @5#4 A=对象"),
    .used(
      "C16", "a mean rounded to one decimal", .small(.values),
      Array("对象,得分,扣分\nS1,80,\nS2,85.5,\nS3,60,\n,75.2,\n".utf8), accepted: 3, quarantined: 1,
      "quarantined totals-row @5#4 A=对象"),
    .used(
      "C16", "an unlabelled last row of other numbers", .small(.values),
      Array("对象,得分,扣分\nS1,80,1\nS2,85.5,2\nS3,60,\n,75.3,1.5\n".utf8), accepted: 3, quarantined: 1,
      "quarantined field-blank @5#4 A=对象"),
    .used(
      "C16", "the sums above the last row, and an empty cell that equals nothing", .small(.values),
      Array("对象,得分,扣分\nS1,80,1\n,165.5,3\nS2,85.5,2\n , ,x\n".utf8), accepted: 2, quarantined: 2,
      "quarantined field-blank @3#2 A=对象", "quarantined field-blank @5#4 A=对象",
      "quarantined not-a-number @5#4 C=扣分"),
  ]

  private static let numbers: [CorpusCase] = [
    .used(
      "C18", "minus zero", .small(.values), Array("对象,得分,扣分\nS1,-0,-0.0000\n".utf8), accepted: 0,
      quarantined: 1, "quarantined not-a-number @2#1 B=得分",
      "quarantined not-a-number @2#1 C=扣分"),
    .used(
      "C19", "11, 0 and 8.5 on a scale from 1 to 10", .tenPoints,
      Array("\(ballots)1,居民,S1,服务,11\n2,居民,S1,服务,0\n3,居民,S1,服务,8.5\n4,居民,S1,服务,10\n".utf8),
      accepted: 1, quarantined: 3, "quarantined answer-off-scale @2#1 E=评价",
      "quarantined answer-off-scale @3#2 E=评价", "quarantined too-many-places @4#3 E=评价"),
    .used(
      "C19", "digits behind a double's last one", .tenPoints,
      Array("\(ballots)1,居民,S1,服务,8.4999999999999999\n".utf8), accepted: 0, quarantined: 1,
      "quarantined too-many-places @2#1 E=评价"),
    .used(
      "C17", "８分 on a scale from 1 to 10", .tenPoints,
      Array("\(ballots)1,居民,S1,服务,８分\n2,居民,S1,服务,８\n".utf8), accepted: 1, quarantined: 1,
      "quarantined answer-off-scale @2#1 E=评价", "note full-width-digits @3#2 E=评价"),
  ]

  private static let kinds: [CorpusCase] = [
    .refused(
      "C26", "an identifier twice", .small(.roster),
      Array("\(roster)1,甲,社区,5\n2,乙,社区,5\n1,丙,社区,5\n".utf8), seen: 3,
      "refused identifier-repeated @4#3 A=编号"),
    .refused(
      "C28", "more columns than any table has", .small(.roster),
      Array(String(repeating: ",", count: 1_000_000).utf8), "refused fields-malformed @1"),
    .refused(
      "C29", "a picture", .small(.roster), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0],
      "refused text-undecodable"),
    .refused(
      "C29", "a workbook in XML of 2003", .small(.roster),
      Array("<?xml version=\"1.0\"?><Workbook/>".utf8), "refused text-undecodable"),
    .refused(
      "C30", "cut in the middle of a character", .small(.roster),
      Array("\(roster)1,甲,社区,5\n2,乙".utf8.dropLast()), "refused text-undecodable @3"),
  ]
}
