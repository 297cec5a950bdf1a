/// An assessment folder with one index, and the command run in it.
struct IndexFolder {
  let workdir: Workdir
  let name: String

  /// Writes the folder, its tree given from the first line on without indentation; subjects are those
  /// of the table, without groups, when no roster is given.
  init(
    _ workdir: Workdir, _ name: String = "f", tree: String, settings: [String] = [],
    figures: String, roster: String? = nil
  ) throws {
    self.workdir = workdir
    self.name = name
    let lines = tree.split(separator: "\n").map { "          \($0)\n" }.joined()
    let subjects = figures.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } }
    var seen: Set<Substring> = []
    let plain =
      "id,name\n" + subjects.filter { seen.insert($0).inserted }.map { "\($0),\($0)\n" }.joined()
    try workdir.write(
      """
      schema: pingyi-scheme/1
      id: x
      title: x
      period: 2025
      subjects: unit
      \(roster == nil ? "" : "strata: [group]")
      indicators:
        - id: x
          weight: 100
          measure:
            index:
              input: figures
              factor: 1
              availability: any
      \(settings.map { "        \($0)" }.joined(separator: "\n"))
              tree:
      \(lines)
      missing: noScore
      rounding: { places: 4, mode: halfUp, stage: final }

      """, to: "\(name)/scheme.yaml")
    try workdir.write(
      """
      schema: pingyi-assessment/1
      title: x
      scheme: scheme.yaml
      language: en
      roster: { file: roster.csv, columns: { id: id, name: name } }
      inputs: { figures: { kind: numbers, file: figures.csv, columns: { subject: id } } }

      """, to: "\(name)/assessment.yaml")
    try workdir.write(figures, to: "\(name)/figures.csv")
    try workdir.write(roster ?? plain, to: "\(name)/roster.csv")
  }

  func assess() throws -> Workdir.Run {
    try workdir.pingyi("assess", name, "--lang", "en")
  }

  func result(_ file: String) throws -> SimpleTable {
    SimpleTable(try workdir.text("\(name)/result/\(file)"))
  }
}
