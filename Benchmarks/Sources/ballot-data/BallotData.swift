import Glibc

/// Writes the files that readers are measured on; the same arguments give the same bytes everywhere.
///
/// usage: ballot-data long|long-shuffled|wide|roster COUNT SUBJECTS >FILE
///
/// COUNT is the number of ratings of the long form and of questionnaires of the wide one; the roster
/// disregards it. `iconv -f UTF-8 -t GB18030` makes the twin of the wide form.
@main
enum BallotData {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let count = Int(arguments[2]), let subjects = Int(arguments[3]),
      count > 0, (5...999_999).contains(subjects)
    else { stop() }
    var page = OutputPage()
    switch arguments[1] {
    case "long": LongForm(ratings: count, subjects: subjects, isShuffled: false).write(to: &page)
    case "long-shuffled":
      LongForm(ratings: count, subjects: subjects, isShuffled: true).write(to: &page)
    case "wide": WideForm(questionnaires: count, subjects: subjects).write(to: &page)
    case "roster": writeRoster(subjects: subjects, to: &page)
    default: stop()
    }
    page.flush()
  }

  private static func stop() -> Never {
    let words = "usage: ballot-data long|long-shuffled|wide|roster COUNT SUBJECTS >FILE\n"
    _ = words.withCString { write(STDERR_FILENO, $0, strlen($0)) }
    exit(2)
  }

  private static func writeRoster(subjects: Int, to page: inout OutputPage) {
    page.append("编号,名称\n")
    for subject in 0..<subjects {
      page.append("S")
      page.append(subject, digits: 6)
      page.append(",对象")
      page.append(subject, digits: 6)
      page.append("\n")
    }
  }
}
