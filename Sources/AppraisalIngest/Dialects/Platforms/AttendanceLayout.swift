/// What the columns of an attendance report of 钉钉 are.
public struct AttendanceLayout: Sendable, Hashable {
  /// How many rows from the first are no records: titles and headers.
  public let headerRows: Int
  /// The columns from left to right.
  public let columns: [AttendanceColumn]

  /// Finds the header of a report among its first rows.
  /// - Parameter rows: The first rows, of which six are looked at.
  public init?(_ rows: [[String]]) {
    self.init(HeaderGrid(Array(rows.prefix(6))))
  }

  init?(_ grid: HeaderGrid) {
    let wanted = ["姓名", "考勤组", "部门", "工号"]
    guard let row = (0..<min(4, grid.height)).first(where: { grid.holds(wanted, row: $0) }) else {
      return nil
    }
    let headers = AttendanceLayout.headers(grid, row: row)
    headerRows = row + headers.rows
    columns = headers.names.enumerated().map { index, name in
      AttendanceColumn(index: index, header: name.string, role: .init(name))
    }
  }

  /// The headers, with those of a second row behind the group they stand under.
  private static func headers(_ grid: HeaderGrid, row: Int) -> (names: [HeaderText], rows: Int) {
    let upper = grid.row(row)
    let lower = grid.row(row + 1)
    guard zip(upper, lower).contains(where: { $0.isEmpty && !$1.isEmpty }),
      lower.contains(where: { $0.isOne(of: ["打卡时间", "打卡结果"]) })
    else { return (upper, 1) }
    var group = HeaderText.empty
    let names = zip(upper, lower).map { above, below in
      if !above.isEmpty { group = below.isEmpty ? .empty : above }
      return below.isEmpty ? above : HeaderText(group.string + below.string)
    }
    return (names, 2)
  }

  /// Whether there is a column that only such a report has.
  var isEvident: Bool {
    columns.contains { column in
      switch column.role {
      case .punchTime, .punchResult, .attendedDays: true
      default: false
      }
    }
  }
}

/// A column of an attendance report.
public struct AttendanceColumn: Sendable, Hashable {
  /// The position, from 0.
  public let index: Int
  /// The header; of two header rows both, the upper first.
  public let header: String
  /// What the column holds.
  public let role: Role

  /// What a column of an attendance report holds.
  public enum Role: Sendable, Hashable {
    /// The person's name.
    case person
    /// The person's unit.
    case unit
    /// The person's number in the organisation.
    case workNumber
    /// The person's post.
    case post
    /// The person's identifier in 钉钉.
    case platformIdentifier
    /// The day.
    case date
    /// The shift.
    case shift
    /// When the person punched in or out, for the first, second or third time.
    case punchTime(Punch)
    /// What that came to (see ``PunchResult``).
    case punchResult(Punch)
    /// The requests, such as for leave, that explain an absence.
    case requests
    /// Days of attendance.
    case attendedDays
    /// Something else.
    case other

    init(_ header: HeaderText) {
      self = Role.fixed[header] ?? Punch.role(header) ?? .other
    }

    private static let fixed: [HeaderText: Role] = [
      HeaderText("姓名"): .person, HeaderText("部门"): .unit, HeaderText("工号"): .workNumber,
      HeaderText("职位"): .post, HeaderText("UserId"): .platformIdentifier,
      HeaderText("日期"): .date, HeaderText("班次"): .shift,
      HeaderText("关联的审批单"): .requests, HeaderText("出勤天数"): .attendedDays,
    ]
  }

  /// A punch of a day.
  public struct Punch: Sendable, Hashable {
    /// Whether it is one at the beginning of work.
    public let isArrival: Bool
    /// Which of the day's, 1…9.
    public let ordinal: Int

    fileprivate static func role(_ header: HeaderText) -> Role? {
      for (prefix, isArrival) in [("上班", true), ("下班", false)] {
        guard let (digits, rest) = header.dropping(prefix: prefix)?.leadingDigits(),
          let ordinal = Int(digits), (1...9).contains(ordinal)
        else { continue }
        let punch = Punch(isArrival: isArrival, ordinal: ordinal)
        if rest.isOne(of: ["打卡时间"]) { return .punchTime(punch) }
        if rest.isOne(of: ["打卡结果"]) { return .punchResult(punch) }
      }
      return nil
    }
  }
}
