import AppraisalIngest
import AppraisalReport
import Glibc

/// Writes drafts of mappings: one file per list that misses spellings.
struct DraftFile {
  /// The path of the first.
  let path: String

  /// Writes a draft for each list that misses spellings, and gives what to say about them.
  ///
  /// A file that is there already is left alone: somebody may have completed it.
  func write(_ drafts: [MappingDraft], _ wording: Wording) throws -> String {
    guard !drafts.isEmpty else {
      return wording(
        "所有写法都能对上，没有写对照表草稿。\n", "Every spelling is known; no draft was written.\n")
    }
    return try zip(drafts, [path, secondPath]).map { draft, path in
      try write(bytes(of: draft), to: path, wording)
      return closing(draft, path, wording)
    }.joined()
  }

  /// `names.csv` and `names-members.csv`: the second list is that of the members.
  private var secondPath: String {
    let name = path.hasSuffix(".csv") ? String(path.dropLast(4)) : path
    return name + "-members.csv"
  }

  private func bytes(of draft: MappingDraft) -> [UInt8] {
    var table = CommaSeparatedText(headings: MappingDraft.headers)
    for row in draft.rows { table.add(row.fields.map { .text($0) }) }
    return table.bytes
  }

  private func closing(_ draft: MappingDraft, _ path: String, _ wording: Wording) -> String {
    let filled = draft.rows.count { $0.identifier != nil }
    let more =
      draft.unlisted == 0
      ? "" : wording("（另有 \(draft.unlisted) 处未列出）", " (\(draft.unlisted) more uses are not listed)")
    return wording(
      "对照表草稿 \(path)：\(draft.rows.count) 种写法，已试填 \(filled) 种\(more)。请逐行核对并补全“名册编号”，"
        + "删去不要的行，把文件放进评议文件夹，在 \(Rules.assessmentName) 中相应的数据下写 names: { file: 文件名 }，"
        + "再运行 pingyi check。\n",
      "Draft of a mapping, \(path): \(draft.rows.count) spellings, \(filled) filled in on trial\(more). "
        + "Check each row and complete the identifiers, delete rows that are not wanted, put the file "
        + "into the assessment folder, write `names: { file: … }` under the inputs that need it in "
        + "\(Rules.assessmentName), and run `pingyi check` again.\n")
  }

  private func write(_ bytes: [UInt8], to path: String, _ wording: Wording) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path, errno, wording) }
    defer { close(descriptor) }
    guard writeAll(bytes, to: descriptor) else { throw failure(path, errno, wording) }
  }

  private func failure(_ path: String, _ code: Int32, _ wording: Wording) -> CommandFailure {
    let reason =
      code == EEXIST
      ? wording(
        "文件已存在，可能有人填过；请换个文件名或先移走",
        "it is there already, perhaps completed; move it or take another name")
      : String(cString: strerror(code))
    return CommandFailure(
      wording("无法写出 \(path)：\(reason)。\n", "\(path) could not be written: \(reason).\n"),
      Exit.output)
  }
}
