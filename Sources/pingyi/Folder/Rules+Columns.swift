import AppraisalIngest
import AppraisalScheme

extension Rules {
  /// The issue as it should be told: a column of the list of subjects that `assessment.yaml` does not
  /// name is one that the scheme asks for, and has to be corrected there.
  func attributed(_ issue: Issue) -> Issue {
    let roster = assessment.roster
    let own = [roster.identifier, roster.name, roster.organisation]
    guard case .missingColumn(let wanted, let nearest, let headers) = issue.kind,
      issue.place.file == roster.file.path,
      !own.contains(where: { $0.map { $0.utf8.elementsEqual(wanted.utf8) } ?? false })
    else { return issue }
    let kind = IssueKind.missingRuleColumn(
      wanted: wanted, rules: assessment.schemeFile, line: line(naming: wanted), nearest: nearest,
      headers: headers)
    return Issue(kind, at: issue.place)
  }

  /// The first line of the scheme, apart from comments, that holds a word.
  private func line(naming word: String) -> Int? {
    let text = String(decoding: schemeText, as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    let index = lines.firstIndex { line in
      line.prefix(while: { $0 != "#" }).contains(word)
    }
    return index.map { $0 + 1 }
  }
}
