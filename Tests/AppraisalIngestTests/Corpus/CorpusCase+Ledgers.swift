@testable import AppraisalIngest

extension CorpusCase {
  private static let attendance = "编号,会议,情况,备注\n"
  private static let totals = "编号,应到,出席,请假,缺席\n"
  private static let shares = "编号,单位,状态,金额,份额,进度\n"
  private static let promises = "编号,单位,承诺日,期限,完成日,依据\n"
  private static let spells = "编号,姓名,单位,起,止\n"

  /// Ledgers that contradict themselves; each is read as text and as a workbook.
  static let ledgers: [CorpusCase] = meetings + projects + people

  private static let meetings: [CorpusCase] = [
    .used(
      "L01", "12 of 10 meetings, sums beyond them, and no meeting at all", .attendanceTotals,
      Array("\(totals)S1,10,12,0,0\nS2,10,6,3,2\nS3,0,0,0,0\n".utf8), accepted: 1, quarantined: 2,
      "quarantined attendance-over-held @2#1 C=出席", "quarantined attendance-over-held @3#2"),
    .used(
      "L02", "present and absent at one meeting, and a substitute", .attendance,
      Array(
        "\(attendance)S1,2025-01-31,出席,\nS1,2025-01-31,缺席,\nS2,2025-01-31,代会,\nS2,2025-01-31,出席,\nS3,2025-01-31,出席,\n"
          .utf8), accepted: 1, quarantined: 4, "quarantined attendance-conflict @2#1 C=情况",
      "quarantined attendance-conflict @3#2 C=情况", "quarantined attendance-conflict @4#3 C=情况",
      "quarantined attendance-conflict @5#4 C=情况"),
    .used(
      "L03", "days outside the year, a leap day, and a zone that shifts midnight", .attendance,
      Array(
        "\(attendance)S1,2024-12-31,出席,\nS1,2026-01-01,出席,\nS1,2025-02-29,出席,\nS1,2025-12-31T16:00Z,出席,\nS1,2025-12-31,出席,\n"
          .utf8), accepted: 1, quarantined: 4, "quarantined date-outside-period @2#1 B=会议",
      "quarantined date-outside-period @3#2 B=会议", "quarantined date-impossible @4#3 B=会议",
      "quarantined not-a-date @5#4 B=会议"),
    .used(
      "L03", "a meeting that is not on the list", .listedAttendance,
      Array("\(attendance)S1,M1,出席,\nS1,M3,出席,\n".utf8), accepted: 1, quarantined: 1,
      "quarantined unknown-meetings @3#2 B=会议"),
  ]

  private static let projects: [CorpusCase] = [
    .used(
      "L04", "shares beyond the whole, a share of 120 %, complete at 60 %, a negative budget",
      .shares,
      Array(
        "\(shares)P1,S1,在办,1,60,0\nP1,S2,在办,1,60,0\nP2,S1,在办,1,120,0\nP3,S1,完成,1,100,60\nP4,S1,在办,-1,100,0\nP5,S1,完成,1,100,100\n"
          .utf8), accepted: 1, quarantined: 5, "quarantined shares-over-whole @2#1 E=份额",
      "quarantined shares-over-whole @3#2 E=份额", "quarantined number-out-of-range @4#3 E=份额",
      "quarantined progress-below-completion @5#4 F=进度",
      "quarantined number-out-of-range @6#5 D=金额"),
    .used(
      "L05", "done before it was promised, no deadline, and links that stay text", .promises,
      Array(
        "\(promises)C1,S1,2025-03-02,2025-06-30,2025-03-01,\nC2,S1,2025-03-02,,,\nC3,S1,2025-03-02,2025-06-30,,javascript:alert(1)\nC4,S1,2025-03-02,2025-06-30,,\\\\server\\share\n"
          .utf8), accepted: 2, quarantined: 2, "quarantined dates-out-of-order @2#1 E=完成日",
      "quarantined field-blank @3#2 D=期限"),
  ]

  private static let people: [CorpusCase] = [
    .refused(
      "L06", "two people of one name without identifiers", .spells(hasIdentifiers: false),
      Array("\(spells),王某,S1,,\n,李某,S1,,\n,王某,S2,,\n".utf8), seen: 3,
      "refused same-name @4#3 B=姓名"),
    .refused(
      "L06", "an identifier given again", .spells(hasIdentifiers: true),
      Array("\(spells)M1,王某,S1,,2025-03-31\nM1,李某,S2,2025-04-01,\n".utf8), seen: 2,
      "refused identifier-of-two-names @3#2 A=编号"),
    .used(
      "L06", "somebody who moved in the middle of the year", .spells(hasIdentifiers: true),
      Array("\(spells)M1,王某,S1,,2025-06-30\nM1,王某,S2,2025-07-01,\n".utf8), accepted: 2),
    .used(
      "L06", "two units on one day", .spells(hasIdentifiers: true),
      Array("\(spells)M1,王某,S1,,2025-07-01\nM1,王某,S2,2025-07-01,\n".utf8), accepted: 0,
      quarantined: 2, "quarantined spells-overlap @2#1 D=起", "quarantined spells-overlap @3#2 D=起"),
  ]
}
