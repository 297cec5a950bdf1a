/// Gathers the columns of a layout: each with one role and a name of its own.
struct LayoutBuilder {
  private(set) var columns: [SurveyColumn] = []
  private var taken: Set<HeaderText> = []
  private var nextSuffix: [HeaderText: Int] = [:]
  private var given: Set<SurveyColumn.Role> = []

  /// Roles that several columns of a file can have.
  private static let shared: Set<SurveyColumn.Role> = [.location, .status, .other]

  /// Adds the next column; a role that an earlier column has becomes `other`, since a second column
  /// of the same name is not known to hold the same.
  mutating func append(
    _ header: HeaderText, name: String? = nil, role: SurveyColumn.Role
  ) {
    let index = columns.count
    let letters = SourcePlace.Column(name: "", index: index).letters
    let wanted = HeaderText(header.isEmpty && name == nil ? "#\(letters)" : name ?? header.string)
    let unique = unused(wanted)
    columns.append(
      SurveyColumn(
        index: index, header: header.string, name: unique.string, isRepeated: unique != wanted,
        role: header.isEmpty && name == nil ? .other : available(role)))
  }

  private mutating func available(_ role: SurveyColumn.Role) -> SurveyColumn.Role {
    if case .question = role { return role }
    if LayoutBuilder.shared.contains(role) { return role }
    return given.insert(role).inserted ? role : .other
  }

  private mutating func unused(_ wanted: HeaderText) -> HeaderText {
    var name = wanted
    while !taken.insert(name).inserted {
      let number = nextSuffix[wanted, default: 2]
      nextSuffix[wanted] = number + 1
      name = HeaderText("\(wanted.string)#\(number)")
    }
    return name
  }

  func layout(_ dialect: SurveyDialect, headerRows: Int) -> SurveyLayout {
    SurveyLayout(
      dialect: dialect, alternatives: [], headerRows: headerRows, columns: columns)
  }
}

/// Headers that a platform itself writes, with what their columns hold.
struct KnownHeaders: Sendable {
  private let roles: [HeaderText: SurveyColumn.Role]

  init(_ roles: [(String, SurveyColumn.Role)]) {
    self.roles = Dictionary(
      roles.map { (HeaderText($0.0), $0.1) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(header: HeaderText) -> SurveyColumn.Role? { roles[header] }
}
