import AppraisalEngine
import AppraisalIngest
import AppraisalLedger
import AppraisalReport
import AppraisalScheme

extension EvidenceReading {
  /// The organisations above a subject with what they came to, from the tree of the stored run;
  /// nothing where the scheme rolls nothing up.
  func organisationText(of row: Int) -> String {
    guard let rollUp = run.scheme.rollUp,
      let source = try? SchemeSource(name: Rules.assessmentName, bytes: run.stored.assessmentText),
      let input = readAssessment(source).assessment?.organisation,
      let (file, options) = open(input.file)
    else { return "" }
    var log = IssueLog()
    let tree = readOrganisations(
      file, options: options,
      columns: OrganisationColumns(
        identifier: input.identifier, name: input.name, parent: input.parent, level: input.level,
        levels: input.levels), log: &log)
    guard let tree else { return "" }
    let all = organisationStandings(
      tree, levels: input.levels, rollUp, run.table, run.final)
    let chain = chain(of: run.table.subjects[row], tree)
    let above = chain.compactMap { identifier in
      all.first { $0.organisation.identifier.utf8.elementsEqual(identifier.utf8) }
    }
    return OrganisationLines(standings: above, rollUp: rollUp, wording: terminal.wording).text
  }

  /// The identifiers from the subject's organisation up; a circle is walked once.
  private func chain(of subject: Subject, _ tree: OrganisationTree) -> [String] {
    var chain: [String] = []
    var seen: Set<Int> = []
    var position =
      subject.organisation.flatMap { tree.position(of: $0) }
      ?? tree.position(of: subject.identifier)
    while let here = position, seen.insert(here).inserted {
      chain.append(tree.organisations[here].identifier)
      position = tree.position(of: tree.organisations[here].parent)
    }
    return chain
  }
}
