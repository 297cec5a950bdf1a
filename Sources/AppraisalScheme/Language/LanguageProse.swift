/// What the reference says between its tables.
struct LanguageProse {
  /// What the files are, and how they are written.
  let introduction: String
  /// What stands before the list of clauses.
  let clauses: String
  /// What a scheme says as a whole.
  let scheme: String
  /// What an assessment says as a whole.
  let assessment: String
  /// How the columns of records are found and how records name people.
  let records: String

  init(_ language: MessageLanguage) {
    switch language {
    case .chinese: self = .chinese
    case .english: self = .english
    }
  }

  init(introduction: String, clauses: String, scheme: String, assessment: String, records: String) {
    self.introduction = introduction
    self.clauses = clauses
    self.scheme = scheme
    self.assessment = assessment
    self.records = records
  }
}
