extension IssueKind {
  /// One issue of every code that an input can have, `…` standing for what a file says; from these the
  /// reference of codes is written.
  public static let examples: [IssueKind] =
    refusedFiles + records + lists + ledgers + people + spelling + ballotRules

  private static let refusedFiles: [IssueKind] = [
    .unreadable(.notFound), .undecodable(.empty), .malformed(.unclosedQuote), .fullWidthDelimiter,
    .workbook(.truncated, part: nil), .missingSheet(wanted: "…", sheets: ["…"]),
    .severalSheets(["…"]), .ambiguousHeader(lines: [1, 2]), .notThisDialect(.wjxText), .noRecords,
    .missingColumn(wanted: "…", nearest: nil, headers: ["…"]),
    .missingRuleColumn(
      wanted: "…", rules: "scheme.yaml", line: nil, nearest: nil, headers: ["…"]),
    .noneDeclared(decidedBy: "…", reason: "…"), .recordsDespiteNone(count: 2),
    .repeatedColumn(name: "…", columns: ["A", "B"]), .sameFile(as: "…"), .notRead(because: "…"),
    .repeatedIdentifier(identifier: "…", firstLine: 2),
    .unknownRated(identifier: "…", header: "…"), .unknownSheet(name: "…"),
    .missingPosition(letters: "Z", columns: 5), .badPattern(pattern: "…", problem: .empty),
    .ambiguousPattern(pattern: "…", header: "…"), .unmatchedPattern("…"),
    .unknownItem(found: "…", header: "…"), .unknownGroup(found: "…", header: "…"),
    .doubleRating(header: "…", other: "…"), .doubleSheet(name: "…", other: "…"),
    .sameName(name: "…", firstLine: 2),
    .identifierOfTwoNames(identifier: "…", name: "…", otherName: "…", firstLine: 2),
    .roundedIdentifiers(count: 2), .mappingFault(form: "…", .isIdentifier),
  ]

  private static let records: [IssueKind] = [
    .fieldCount(found: 4, expected: 5), .blankField, .unknownWord(found: "…", allowed: ["…"]),
    .answerOffScale(found: "…", scale: "…"), .notANumber(found: "…"),
    .thousandsSeparators(found: "…"),
    .tooManyPlaces(found: "…", places: 2), .numberOutOfRange(found: "…", range: "…"),
    .notADate(found: "…"), .ambiguousDate(found: "…"), .impossibleDate(found: "…"),
    .dateOutsidePeriod(found: "…", period: "…"), .datesOutOfOrder(earlier: "…", later: "…"),
    .recordCount(found: 4, expected: 5), .totalsRow(found: "…"), .errorCell(found: "…"),
    .notCalculated, .mergedCell, .shownRounded(found: "…"), .rowLimit(row: 65_536),
    .voidBallot(.invalid), .incompleteBallot, .repeatedRecord(firstLine: 2),
    .sharedIdentifier(identifier: "…", firstLine: 2), .conflictingRatings(otherLine: 2),
  ]

  private static let lists: [IssueKind] = KeyList.allCases.flatMap { list -> [IssueKind] in
    [
      .unknownKey(found: "…", list: list),
      .unknownLookalike(
        found: "…", list: list,
        suggestion: NameSuggestion(index: 0, known: "…", reason: .otherUnit), others: 0),
    ]
  }

  private static let ledgers: [IssueKind] = [
    .conflictingAttendance(otherLine: 2), .attendanceOverHeld(counted: 5, held: 4),
    .projectInTwoUnits(project: "…", otherLine: 2), .sharesOverWhole(project: "…", total: "…"),
    .progressBelowCompletion(progress: "…", state: "…"),
    .stageNotReached(stage: "…", reached: "…"), .conflictingRecords(identifier: "…", otherLine: 2),
    .pointsAgainstKind(kind: "…", needsPoints: true), .overlappingSpells(otherLine: 2),
    .approximateNumber(found: "…"), .numberInWords(found: "…", value: "…"),
    .historyNotEarlier(year: 2025, appraised: 2025),
    .historyYearMissing(year: 2024, count: 2, subjects: ["…"]),
    .rosterWordsUnmatched(column: "…", words: ["…"], found: [], others: 0),
    .unitGradeMissing(subject: "…", unit: "…"), .nobodyScored(subjects: 2),
    .formerSubject(found: "…"), .orphan(organisation: "…", parent: "…"), .cycle(["…"]),
    .skippedLevel(organisation: "…", level: "…", parentLevel: "…"),
  ]

  private static let people: [IssueKind] = [
    .damagedIdentifier(.failedCheck), .lowercaseCheckCharacter,
    .invisibleCharacter(codePoint: 0x200B, position: 1), .ambiguousName(found: "…", count: 2),
    .mappedKeys(count: 2), .selfRating,
  ]

  private static let spelling: [IssueKind] = [
    .outerBlanks, .fullWidthDigits, .emptyTrailingFields, .blankRecords(count: 2), .byteOrderMark,
    .separatorLine, .encodingFound(.gb18030), .headerFound(line: 2, passedOver: 1),
    .dialectFound(.wjxText, alternatives: []), .hiddenSheet(name: "…"),
    .hiddenRows(count: 2, hasFilter: false), .hiddenColumn, .formulaCells(count: 2),
    .numbersAsText(count: 2), .cellsBeyondHeader(rows: 2), .answerNote,
    .privateUseCharacters(count: 2), .remappedCharacters(count: 2), .anonymousBallots,
  ]

  private static let ballotRules: [IssueKind] =
    [
      .pointsNotStated(found: "…", scale: "…"), .late(after: "…", .void), .late(after: "…", .count),
      .late(after: "…", .setAside), .superseded(otherLine: 2), .noSubmissionTime,
      .tooManyRatings(limit: 2), .limitOutOfReach(range: "…", subjects: 2),
      .repeatedPlace(found: 2, .void), .repeatedPlace(found: 2, .report),
      .repeatedPlace(found: 2, .setAside),
    ].map { .ballotRule($0) }
    + [false, true].flatMap { isVoid -> [IssueKind] in
      [
        .ballotRule(.allSame(isVoid: isVoid)), .ballotRule(.allBest(isVoid: isVoid)),
        .ballotRule(.above(most: 1, found: 2, range: "…", isVoid: isVoid)),
        .ballotRule(.under(least: 2, found: 1, range: "…", isVoid: isVoid)),
      ]
    }
}
