public import AppraisalIngest
public import AppraisalScheme

/// An issue and the decision that was recorded about it, if any.
public struct DecidedIssue: Sendable {
  /// The issue.
  public let issue: Issue
  /// The decision.
  public let decision: RecordDecision?

  /// An issue with its decision.
  /// - Parameters:
  ///   - issue: The issue.
  ///   - decision: The decision, if any.
  public init(_ issue: Issue, _ decision: RecordDecision?) {
    self.issue = issue
    self.decision = decision
  }

  /// Whether the run waits for somebody to decide.
  public var isOpen: Bool { issue.severity == .quarantined && decision == nil }
}

/// What was found wrong in the inputs.
public struct IssueReport: Sendable {
  private let issues: [DecidedIssue]
  private let accounts: [IssueLog.Account]
  private let wording: Wording

  /// A report.
  /// - Parameters:
  ///   - issues: The issues, in order.
  ///   - accounts: The accounts of the files.
  ///   - wording: The words.
  public init(issues: [DecidedIssue], accounts: [IssueLog.Account], wording: Wording) {
    self.issues = issues
    self.accounts = accounts
    self.wording = wording
  }

  /// A table that an office can work through, as CSV.
  /// - Returns: The bytes.
  public func csv() -> [UInt8] {
    var list = CommaSeparatedText(headings: [
      wording("处理结果", "severity"), wording("文件", "file"), wording("工作表", "sheet"),
      wording("行", "line"),
      wording("记录", "record"), wording("列", "column"), wording("列名", "header"),
      wording("问题", "what was found"), wording("怎么办", "what to do"), wording("代码", "code"),
      wording("决定", "decision"), wording("字节", "byte"),
    ])
    for entry in issues {
      let place = entry.issue.place
      list.add([
        .text(wording.word(entry.issue.severity)), .text(place.file),
        place.sheet.map { .text($0) } ?? .empty, number(place.line),
        number(place.record), place.column.map { .text($0.letters) } ?? .empty,
        place.column.map { .text($0.name) } ?? .empty,
        .text(escaped(wording.message(entry.issue.kind))),
        .text(escaped(wording.remedy(entry.issue.kind))), .text(entry.issue.code),
        entry.decision.map { .text("\($0.reason)（\($0.decidedBy)）") } ?? .empty,
        number(place.byte),
      ])
    }
    return list.bytes
  }

  private func number(_ value: Int?) -> CommaSeparatedText.Cell {
    value.map { .number(String($0)) } ?? .empty
  }

  /// The issues as JSON.
  /// - Returns: The bytes.
  public func json() -> [UInt8] {
    let optional = { (value: Int?) in value.map { JSONValue.integer($0) } ?? .null }
    let list = issues.map { entry -> JSONValue in
      let place = entry.issue.place
      return .object([
        ("severity", .string(entry.issue.severity.rawValue)), ("code", .string(entry.issue.code)),
        ("file", .string(place.file)),
        ("sheet", place.sheet.map { .string($0) } ?? .null), ("line", optional(place.line)),
        ("record", optional(place.record)),
        ("column", place.column.map { .string($0.letters) } ?? .null),
        ("header", place.column.map { .string($0.name) } ?? .null),
        ("byte", optional(place.byte)), ("message", .string(wording.message(entry.issue.kind))),
        ("remedy", .string(wording.remedy(entry.issue.kind))),
        ("decision", entry.decision.map { .string($0.reason) } ?? .null),
      ])
    }
    return JSONValue.array(list).bytes
  }

  /// What was read from each file, and the gravest issues, for a terminal.
  /// - Parameters:
  ///   - limit: How many issues are listed.
  ///   - isGrouped: Whether issues of one file and code are listed once, with their number.
  ///   - isColoured: Whether emphasis is shown.
  /// - Returns: The text.
  public func text(limit: Int, isGrouped: Bool, isColoured: Bool) -> String {
    let style = TerminalStyle(isColoured: isColoured)
    return accountTable(style) + "\n" + issueTable(style, limit: limit, isGrouped: isGrouped)
  }

  private func accountTable(_ style: TerminalStyle) -> String {
    var list = TextTable([
      .init(wording("文件", "File")), .init(wording("记录", "Records"), .right),
      .init(wording("采用", "Accepted"), .right), .init(wording("待处理", "Quarantined"), .right),
      .init(wording("拒收", "Refused"), .right),
    ])
    for account in accounts {
      list.add([
        .init(account.file + (account.sheet.map { wording("（\($0)）", " (\($0))") } ?? "")),
        .init(String(account.seen)), .init(String(account.accepted)),
        .init(String(account.quarantined), account.quarantined > 0 ? .yellow : .plain),
        .init(String(account.refused), account.refused > 0 ? .red : .plain),
      ])
    }
    return list.text(style)
  }

  private func issueTable(_ style: TerminalStyle, limit: Int, isGrouped: Bool) -> String {
    guard !issues.isEmpty else {
      return wording("没有发现问题。\n", "Nothing was found wrong.\n")
    }
    let groups = groups(isGrouped: isGrouped)
    var list = TextTable([
      .init(wording("结果", "Result")), .init(wording("代码", "Code")),
      .init(wording("位置", "Place"), limit: 48),
      .init(wording("问题与处理", "What was found, and what to do"), limit: 160),
    ])
    for group in groups.prefix(limit) { list.add(cells(group)) }
    var text = groups.isEmpty ? "" : list.text(style)
    let further = groups.dropFirst(limit).reduce(0) { $0 + $1.count }
    if further > 0 {
      text += wording("……另有 \(further) 条", "… and \(further) more") + "\n"
    }
    let notes = issues.count { $0.issue.severity == .note }
    if notes > 0 {
      text += wording("另有提示 \(notes) 条（不影响计算）。", "\(notes) notes besides (nothing to do).") + "\n"
    }
    return text
  }

  private func cells(_ group: (first: DecidedIssue, count: Int)) -> [TextTable.Cell] {
    let severity = group.first.issue.severity
    let isDecided = group.first.decision != nil
    let emphasis: TerminalStyle.Emphasis =
      isDecided ? .faint : severity == .refused ? .red : .yellow
    let kind = group.first.issue.kind
    let alike =
      group.count > 1 ? wording("（同类共 \(group.count) 条）", " (\(group.count) of this kind)") : ""
    return [
      .init(isDecided ? wording("已决定", "decided") : wording.word(severity), emphasis),
      .init(group.first.issue.code), .init(place(group.first.issue.place)),
      .init("\(wording.message(kind))\(alike)\(wording("。", ". "))\(wording.remedy(kind))"),
    ]
  }

  /// The issues but for notes, the gravest first and those decided last; issues of one file, code
  /// and state together when grouped.
  ///
  /// What makes a file useless before its records were read is told one by one, since each has to
  /// be mended on its own.
  private func groups(isGrouped: Bool) -> [(first: DecidedIssue, count: Int)] {
    var groups: [(first: DecidedIssue, count: Int)] = []
    var positions: [String: Int] = [:]
    for entry in issues where entry.issue.severity != .note {
      let state = entry.decision == nil ? "open" : "decided"
      let isOfFile = entry.issue.severity == .refused && entry.issue.place.record == nil
      let own = isOfFile ? "\(entry.issue.place.sheet ?? "")\u{0}\(entry.issue.kind)" : ""
      let key = "\(entry.issue.place.file)\u{0}\(entry.issue.code)\u{0}\(state)\u{0}\(own)"
      if isGrouped, let position = positions[key] {
        groups[position].count += 1
      } else {
        positions[key] = groups.count
        groups.append((entry, 1))
      }
    }
    let rank = { (entry: DecidedIssue) in
      entry.decision != nil ? 3 : [.refused: 0, .quarantined: 1][entry.issue.severity] ?? 2
    }
    return groups.enumerated()
      .sorted { (rank($0.element.first), $0.offset) < (rank($1.element.first), $1.offset) }
      .map(\.element)
  }

  private func place(_ place: SourcePlace) -> String {
    let line = place.line.map { wording(" 第 \($0) 行", " line \($0)") } ?? ""
    let column =
      place.column.map {
        wording(" \($0.letters) 列（\($0.name)）", " column \($0.letters) (\($0.name))")
      }
      ?? ""
    let sheet = place.sheet.map { wording("（\($0)）", " (\($0))") } ?? ""
    return place.file + sheet + line + column
  }
}
