/// What can be found wrong or remarkable in an input.
///
/// Text taken from a file is cut to a few characters (see ``excerpt(_:)``) and is escaped by whoever
/// prints it.
public enum IssueKind: Sendable, Hashable {
  /// What a scale consists of, which is what can be done about an answer that is not on it.
  public enum ScaleAnswers: Sendable, Hashable {
    /// Words, which may have other spellings.
    case words
    /// Words that stand for several points each, of which an answer says one.
    case wordsWithPoints
    /// Numbers in a range.
    case numbers(lowest: String, highest: String)
    /// Places, from the first to the last.
    case places(Int)
  }

  // MARK: The file

  /// The file cannot be read.
  case unreadable(FileProblem.Kind)
  /// The text cannot be decoded.
  case undecodable(TextProblem.Kind)
  /// The fields cannot be told apart.
  case malformed(DelimitedProblem.Kind)
  /// Fields are separated by a full-width comma or semicolon.
  case fullWidthDelimiter
  /// The workbook cannot be read.
  case workbook(WorkbookProblem.Kind, part: String?)
  /// The workbook has no sheet of this name.
  case missingSheet(wanted: String, sheets: [String])
  /// Several sheets hold something and none was declared.
  case severalSheets([String])
  /// Several rows could be the header.
  case ambiguousHeader(lines: [Int])
  /// The first rows are not those of the platform that was declared.
  case notThisDialect(SurveyDialect)
  /// There is no record below the header.
  case noRecords
  /// There is no record, as somebody declared.
  case noneDeclared(decidedBy: String, reason: String)
  /// There are records although somebody declared that there are none.
  case recordsDespiteNone(count: Int)
  /// A column that is needed is not there.
  case missingColumn(wanted: String, nearest: String?, headers: [String])
  /// A column that the rules ask for, in a line of their file, is not there.
  case missingRuleColumn(
    wanted: String, rules: String, line: Int?, nearest: String?, headers: [String])
  /// A column that is needed is there more than once.
  case repeatedColumn(name: String, columns: [String])
  /// The same bytes were handed in under another name.
  case sameFile(as: String)
  /// The file was not read because a list that it refers to was refused.
  case notRead(because: String)
  /// An identifier that must be unique stands on two lines.
  case repeatedIdentifier(identifier: String, firstLine: Int)
  /// A rating column is mapped to somebody who is not on the list.
  case unknownRated(identifier: String, header: String)
  /// A sheet that is named after nobody on the list, though each sheet is for one of those rated.
  case unknownSheet(name: String)

  /// A rating column is declared by a position that the file does not have.
  case missingPosition(letters: String, columns: Int)
  /// A pattern of headers that is none.
  case badPattern(pattern: String, problem: HeaderPatternProblem.Kind)
  /// A header can be cut along a pattern in several ways.
  case ambiguousPattern(pattern: String, header: String)
  /// No header matches a pattern.
  case unmatchedPattern(String)
  /// A rating column is mapped to an item that the scheme does not have.
  case unknownItem(found: String, header: String)
  /// A rating column, or with an empty header the whole input, is mapped to an evaluator group that
  /// there is not.
  case unknownGroup(found: String, header: String)
  /// Two columns rate the same, or one column is mapped twice.
  case doubleRating(header: String, other: String)
  /// Two sheets are named after the same rated.
  case doubleSheet(name: String, other: String)

  // MARK: The record

  /// Too few or too many fields.
  case fieldCount(found: Int, expected: Int)
  /// A field that must hold something is empty.
  case blankField
  /// An identifier that no list holds.
  case unknownKey(found: String, list: KeyList)
  /// A word that is none of those allowed.
  case unknownWord(found: String, allowed: [String])
  /// An answer that is not on the scale.
  case answerOffScale(found: String, scale: String, answers: ScaleAnswers = .words)
  /// Not a number as numbers are written here.
  case notANumber(found: String)
  /// A number with separators of thousands, which elsewhere are decimal points.
  case thousandsSeparators(found: String)
  /// More decimals than are allowed.
  case tooManyPlaces(found: String, places: Int)
  /// A number outside its range.
  case numberOutOfRange(found: String, range: String)
  /// Not a date.
  case notADate(found: String)
  /// A date that can be read in more than one way.
  case ambiguousDate(found: String)
  /// A day that no calendar has.
  case impossibleDate(found: String)
  /// A date outside the period.
  case dateOutsidePeriod(found: String, period: String)
  /// Done before it was promised or otherwise in the wrong order.
  case datesOutOfOrder(earlier: String, later: String)
  /// Not as many records as whoever exported the file says.
  case recordCount(found: Int, expected: Int)
  /// A row of totals among the records.
  case totalsRow(found: String)
  /// A cell that shows an error of its formula.
  case errorCell(found: String)
  /// A formula whose value was not stored.
  case notCalculated
  /// A cell under a merged one.
  case mergedCell
  /// A number with more decimals than are shown.
  case shownRounded(found: String)
  /// The sheet ends at the last row that its format allows, and was probably cut off there.
  case rowLimit(row: Int)
  /// The platform marks the record as no ballot.
  case voidBallot(SurveyRules.VoidReason)
  /// The respondent did not come to the end of the survey.
  case incompleteBallot
  /// The same record again.
  case repeatedRecord(firstLine: Int)
  /// Another record has the same identifier; both count.
  case sharedIdentifier(identifier: String, firstLine: Int)
  /// The same evaluator rated the same subject and item differently.
  case conflictingRatings(otherLine: Int)

  /// What a rule on ballots says about a record or file.
  case ballotRule(BallotRuleIssue)

  // MARK: Ledgers

  /// The same person and meeting are told differently, or a person's sums are.
  case conflictingAttendance(otherLine: Int)
  /// More meetings are accounted for than were held.
  case attendanceOverHeld(counted: Int64, held: Int64)
  /// A project counts for two units, and no column divides it.
  case projectInTwoUnits(project: String, otherLine: Int)
  /// The shares of a project add up to more than the whole.
  case sharesOverWhole(project: String, total: String)
  /// Completed by its state, but not by its progress.
  case progressBelowCompletion(progress: String, state: String)
  /// A date of a stage that the claim has not reached by its stage word.
  case stageNotReached(stage: String, reached: String)
  /// Something that must be told once is told differently.
  case conflictingRecords(identifier: String, otherLine: Int)
  /// A bonus or deduction without points, or a veto with some.
  case pointsAgainstKind(kind: String, needsPoints: Bool)
  /// Two people of the same name, and no identifier tells them apart.
  case sameName(name: String, firstLine: Int)
  /// An identifier that is given to people of two names.
  case identifierOfTwoNames(identifier: String, name: String, otherName: String, firstLine: Int)
  /// Two memberships of a person at the same time.
  case overlappingSpells(otherLine: Int)
  /// A number that is only known roughly was kept as such.
  case approximateNumber(found: String)
  /// A number that is written as in prose was read as a plain one.
  case numberInWords(found: String, value: String)
  /// An earlier result is of somebody who is no longer on the roster.
  case formerSubject(found: String)
  /// A result of the year that is appraised, or of a later one, among those of earlier years.
  case historyNotEarlier(year: Int, appraised: Int)
  /// Subjects, of which some are named, have no result in an earlier year that a rule looks at.
  case historyYearMissing(year: Int, count: Int, subjects: [String])

  // MARK: What rules go by

  /// No cell of a roster's column has one of the words that a rule looks for; what stands there most
  /// often is named, and how many further words there are.
  case rosterWordsUnmatched(
    column: String, words: [String], found: [WordCount], others: Int)
  /// A rule goes by the grade of the subject's unit, which is not on the list.
  case unitGradeMissing(subject: String, unit: String)
  /// Nobody has a score in the end.
  case nobodyScored(subjects: Int)

  // MARK: Structure

  /// The organisation above does not exist.
  case orphan(organisation: String, parent: String)
  /// Organisations stand above each other in a circle.
  case cycle([String])
  /// A level is missing between an organisation and the one above it.
  case skippedLevel(organisation: String, level: String, parentLevel: String)

  // MARK: People

  /// Identifiers in scientific notation: a spreadsheet has rounded the column.
  case roundedIdentifiers(count: Int)
  /// An identifier that a spreadsheet or a typist damaged.
  case damagedIdentifier(IdentifierDamage)
  /// A small `x` as the check character of an identity number was read as a capital.
  case lowercaseCheckCharacter
  /// A character that nobody sees; its position counts characters from 1.
  case invisibleCharacter(codePoint: UInt32, position: Int)
  /// A key that no list holds, while one or more that may be meant are on it.
  case unknownLookalike(found: String, list: KeyList, suggestion: NameSuggestion, others: Int)
  /// Several people bear the name.
  case ambiguousName(found: String, count: Int)
  /// A mapping that contradicts itself or the list.
  case mappingFault(form: String, MappingFault)
  /// Keys were found by way of the mapping.
  case mappedKeys(count: Int)
  /// The evaluator and the rated are the same person.
  case selfRating

  // MARK: Spelling

  /// Blanks around a field were removed.
  case outerBlanks
  /// Full-width digits were read as digits.
  case fullWidthDigits
  /// Empty fields behind the last column were disregarded.
  case emptyTrailingFields
  /// Empty rows were passed over.
  case blankRecords(count: Int)
  /// The file begins with a byte-order mark.
  case byteOrderMark
  /// A `sep=` line names the delimiter.
  case separatorLine
  /// The encoding was not declared and was found to be this one.
  case encodingFound(TextEncoding)
  /// The header was found below other rows.
  case headerFound(line: Int, passedOver: Int)
  /// The headers are those of a platform.
  case dialectFound(SurveyDialect, alternatives: [SurveyDialect])
  /// The sheet is hidden.
  case hiddenSheet(name: String)
  /// Rows are hidden, by hand or by a filter.
  case hiddenRows(count: Int, hasFilter: Bool)
  /// The column is hidden.
  case hiddenColumn
  /// Formulas computed values that were used.
  case formulaCells(count: Int)
  /// Numbers stand as text.
  case numbersAsText(count: Int)
  /// Rows have cells beyond the last header.
  case cellsBeyondHeader(rows: Int)
  /// What a respondent wrote next to an answer was left aside.
  case answerNote
  /// Characters that GB18030 keeps in a private area.
  case privateUseCharacters(count: Int)
  /// Characters whose code points follow the GB18030 of 2022 and were others before.
  case remappedCharacters(count: Int)
  /// The ballots name no evaluator, so repeated ballots cannot be found.
  case anonymousBallots
  /// More issues of the same code in the same file were counted but are not listed.
  case furtherIssues(code: String, severity: Issue.Severity, count: Int)

  /// Lists that identifiers are looked up in.
  public enum KeyList: String, Sendable, Hashable, CaseIterable {
    /// The roster of those appraised.
    case roster
    /// The list of members.
    case members
    /// The organisation tree.
    case organisations
    /// The items that are rated.
    case items
    /// The evaluator groups.
    case groups
    /// The meetings that were held.
    case meetings
    /// The households that are visited.
    case households
  }

  /// The first characters of a text taken from a file.
  /// - Parameter bytes: Valid UTF-8.
  /// - Returns: At most 24 characters, with `…` where more followed.
  public static func excerpt(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let head = String(decoding: bytes.prefix(400), as: UTF8.self)
    let shown = head.prefix(24)
    return shown.utf8.count < bytes.count ? String(shown) + "…" : String(shown)
  }
}

extension IssueKind {
  /// The code, the same in every language; stable between versions.
  public var code: String {
    switch self {
    case .unreadable: "file-unreadable"
    case .undecodable: "text-undecodable"
    case .malformed: "fields-malformed"
    case .fullWidthDelimiter: "full-width-delimiter"
    case .workbook: "workbook-unreadable"
    case .missingSheet: "sheet-missing"
    case .severalSheets: "sheet-not-chosen"
    case .ambiguousHeader: "header-ambiguous"
    case .notThisDialect: "dialect-mismatch"
    case .noRecords: "no-records"
    case .noneDeclared: "none-declared"
    case .recordsDespiteNone: "none-contradicted"
    case .missingColumn: "column-missing"
    case .missingRuleColumn: "column-missing"
    case .repeatedColumn: "column-repeated"
    case .sameFile: "same-file"
    case .notRead: "not-read"
    case .repeatedIdentifier: "identifier-repeated"
    case .unknownRated: "rated-unknown"
    case .unknownSheet: "sheet-rated-unknown"
    case .missingPosition: "column-position"
    case .badPattern: "pattern-invalid"
    case .ambiguousPattern: "pattern-ambiguous"
    case .unmatchedPattern: "pattern-unmatched"
    case .unknownItem: "item-unknown"
    case .unknownGroup: "group-unknown"
    case .doubleRating: "rating-twice"
    case .doubleSheet: "sheet-rated-twice"
    case .fieldCount: "field-count"
    case .blankField: "field-blank"
    case .unknownKey(_, let list): "unknown-\(list.rawValue)"
    case .unknownWord: "unknown-word"
    case .answerOffScale: "answer-off-scale"
    case .notANumber: "not-a-number"
    case .thousandsSeparators: "thousands-separators"
    case .tooManyPlaces: "too-many-places"
    case .numberOutOfRange: "number-out-of-range"
    case .notADate: "not-a-date"
    case .ambiguousDate: "date-ambiguous"
    case .impossibleDate: "date-impossible"
    case .dateOutsidePeriod: "date-outside-period"
    case .datesOutOfOrder: "dates-out-of-order"
    case .recordCount: "record-count"
    case .totalsRow: "totals-row"
    case .errorCell: "cell-error"
    case .notCalculated: "formula-not-calculated"
    case .mergedCell: "cell-merged"
    case .shownRounded: "stored-not-shown"
    case .rowLimit: "row-limit"
    case .voidBallot: "ballot-void"
    case .incompleteBallot: "ballot-incomplete"
    case .repeatedRecord: "record-repeated"
    case .sharedIdentifier: "identifier-shared"
    case .conflictingRatings: "ratings-conflict"
    case .ballotRule(let issue): issue.code
    case .conflictingAttendance: "attendance-conflict"
    case .attendanceOverHeld: "attendance-over-held"
    case .projectInTwoUnits: "project-in-two-units"
    case .sharesOverWhole: "shares-over-whole"
    case .progressBelowCompletion: "progress-below-completion"
    case .stageNotReached: "stage-not-reached"
    case .conflictingRecords: "records-conflict"
    case .pointsAgainstKind: "points-against-kind"
    case .sameName: "same-name"
    case .identifierOfTwoNames: "identifier-of-two-names"
    case .overlappingSpells: "spells-overlap"
    case .approximateNumber: "number-approximate"
    case .numberInWords: "number-in-words"
    case .formerSubject: "subject-former"
    case .historyNotEarlier: "history-not-earlier"
    case .historyYearMissing: "history-year-missing"
    case .rosterWordsUnmatched: "roster-words-unmatched"
    case .unitGradeMissing: "unit-grade-missing"
    case .nobodyScored: "nobody-scored"
    case .orphan: "organisation-orphan"
    case .cycle: "organisation-cycle"
    case .skippedLevel: "organisation-level-skipped"
    case .roundedIdentifiers: "identifiers-rounded"
    case .damagedIdentifier: "identifier-damaged"
    case .lowercaseCheckCharacter: "identifier-small-x"
    case .invisibleCharacter: "character-invisible"
    case .unknownLookalike(_, let list, _, _): "lookalike-\(list.rawValue)"
    case .ambiguousName: "name-ambiguous"
    case .mappingFault: "mapping-fault"
    case .mappedKeys: "keys-mapped"
    case .selfRating: "self-rating"
    case .outerBlanks: "outer-blanks"
    case .fullWidthDigits: "full-width-digits"
    case .emptyTrailingFields: "empty-trailing-fields"
    case .blankRecords: "blank-records"
    case .byteOrderMark: "byte-order-mark"
    case .separatorLine: "separator-line"
    case .encodingFound: "encoding-found"
    case .headerFound: "header-found"
    case .dialectFound: "dialect-found"
    case .hiddenSheet: "sheet-hidden"
    case .hiddenRows: "rows-hidden"
    case .hiddenColumn: "column-hidden"
    case .formulaCells: "formula-cells"
    case .numbersAsText: "numbers-as-text"
    case .cellsBeyondHeader: "cells-beyond-header"
    case .answerNote: "answer-note"
    case .privateUseCharacters: "private-use-characters"
    case .remappedCharacters: "remapped-characters"
    case .anonymousBallots: "anonymous-ballots"
    case .furtherIssues(let code, _, _): code
    }
  }

  /// What became of the record or file.
  public var severity: Issue.Severity {
    switch self {
    case .unreadable, .undecodable, .malformed, .fullWidthDelimiter, .workbook, .missingSheet,
      .severalSheets, .ambiguousHeader, .notThisDialect, .noRecords, .recordsDespiteNone,
      .missingColumn, .missingRuleColumn,
      .repeatedColumn, .sameFile, .notRead, .repeatedIdentifier, .unknownRated, .unknownSheet,
      .missingPosition,
      .badPattern, .ambiguousPattern, .unmatchedPattern, .unknownItem, .unknownGroup, .doubleRating,
      .doubleSheet,
      .sameName,
      .identifierOfTwoNames:
      .refused
    case .fieldCount, .blankField, .unknownKey, .unknownWord, .answerOffScale, .notANumber,
      .thousandsSeparators,
      .tooManyPlaces, .numberOutOfRange, .notADate, .ambiguousDate, .impossibleDate,
      .dateOutsidePeriod, .datesOutOfOrder, .errorCell, .notCalculated, .mergedCell, .recordCount,
      .shownRounded,
      .rowLimit,
      .voidBallot, .incompleteBallot,
      .totalsRow, .repeatedRecord, .conflictingRatings,
      .conflictingAttendance, .attendanceOverHeld, .projectInTwoUnits, .sharesOverWhole,
      .progressBelowCompletion, .stageNotReached, .conflictingRecords, .pointsAgainstKind,
      .overlappingSpells, .historyNotEarlier, .unitGradeMissing, .nobodyScored:
      .quarantined
    case .orphan, .cycle, .skippedLevel, .anonymousBallots, .sharedIdentifier, .hiddenSheet,
      .hiddenRows, .cellsBeyondHeader, .historyYearMissing, .rosterWordsUnmatched:
      .warning
    case .outerBlanks, .fullWidthDigits, .emptyTrailingFields, .blankRecords, .byteOrderMark,
      .separatorLine, .encodingFound, .privateUseCharacters, .remappedCharacters,
      .answerNote, .headerFound, .hiddenColumn, .formulaCells,
      .numbersAsText,
      .approximateNumber, .numberInWords, .formerSubject, .noneDeclared:
      .note
    case .dialectFound(_, let alternatives): alternatives.isEmpty ? .note : .warning
    case .roundedIdentifiers, .mappingFault: .refused
    case .damagedIdentifier, .invisibleCharacter, .unknownLookalike, .ambiguousName, .selfRating:
      .quarantined
    case .lowercaseCheckCharacter, .mappedKeys: .note
    case .ballotRule(let issue): issue.severity
    case .furtherIssues(_, let severity, _): severity
    }
  }
}
