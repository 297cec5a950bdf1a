/// An entry of one of several categories (分类清单).
public struct EntryRecord: Sendable, Hashable {
  /// The position of whose it is on the list that the file names.
  public let who: Int32
  /// The position of the category among the words handed in.
  public let category: Int32
  /// The physical line.
  public let line: Int32
}

/// Reads a list of entries.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - who: The header of whose entry it is.
///   - category: The column of categories.
///   - reference: The list that the first column names.
///   - log: Takes the issues and the account of the file.
/// - Returns: The entries in the order of the file; `nil` when it was refused.
/// - Complexity: O(bytes).
public func readEntries(
  _ source: SourceFile, options: TextOptions, who: String, category: KindColumn,
  reference: RecordReference, log: inout IssueLog
) -> [EntryRecord]? {
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns([who, category.header], log: &log),
    let who = found[0], let word = found[1]
  else { return nil }
  let words = WordList(category.words)
  var records: [EntryRecord] = []
  let isRead = readLedger(table, log: &log) { record, place, log in
    var reading = FieldReading(table, place)
    let index = reading.index(
      record[who], column: who, in: reference.keys, list: reference.list, log: &log)
    let position = reading.word(record[word], column: word, among: words, log: &log)
    if reading.isWhole, let index, let position {
      records.append(
        EntryRecord(
          who: Int32(index), category: Int32(position), line: Int32(clamping: place.line)))
    }
    return reading.verdict(concerning: index.map(reference.subjectRow), log: &log)
  }
  return isRead ? records : nil
}
