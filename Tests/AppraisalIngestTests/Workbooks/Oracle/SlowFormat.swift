import Foundation

/// What a format code makes of a number, read from the code as a whole.
struct SlowFormat: Equatable {
  /// `number`, `percent`, `date`, `time`, `elapsed` or `text`.
  var kind = "number"
  /// The decimals it shows; `nil` when it does not say.
  var decimals: Int?

  /// The formats that have numbers of their own: the codes of ECMA-376 Part 1, 18.8.30, those of the
  /// East Asian editions by what they show, and money.
  private static let fixed: [Int: String] = {
    var codes = [
      1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "0", 6: "0", 7: "0.00", 8: "0.00", 9: "0%",
      10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 22: "m/d/yy h:mm", 37: "#,##0",
      38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00",
      44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    ]
    for number in [14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58] {
      codes[number] = "yyyy/m/d"
    }
    for number in [18, 19, 20, 21, 32, 33, 34, 35, 55, 56] { codes[number] = "h:mm" }
    return codes
  }()

  init(fixed number: Int) {
    self.init(code: SlowFormat.fixed[number] ?? "General")
  }

  init(code: String) {
    var (bare, brackets) = ("", [String]())
    var rest = Substring(code.lowercased())
    while let letter = rest.popFirst(), letter != ";" {
      switch letter {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        brackets.append(String(rest.prefix { $0 != "]" }))
        rest = rest.drop { $0 != "]" }.dropFirst()
      default: bare.append(letter)
      }
    }
    let isGeneral = bare.contains("general")
    bare = bare.replacingOccurrences(of: "general", with: "")
      .replacingOccurrences(of: "am/pm", with: "h").replacingOccurrences(of: "a/p", with: "h")
    let isScientific = bare.contains("e+") || bare.contains("e-")
    let letters = bare.replacingOccurrences(of: "e+", with: "").replacingOccurrences(
      of: "e-", with: "")
    let hasTime = letters.contains { "hs".contains($0) }
    let hasDay = letters.contains { "yde".contains($0) } || letters.contains("aaa")
    let places = bare.filter { "0#?".contains($0) }.count
    if brackets.contains(where: { ["h", "m", "s"].contains(String(Set($0))) }) {
      kind = "elapsed"
    } else if hasDay || (letters.contains("m") && !hasTime) {
      kind = "date"
    } else if hasTime {
      kind = "time"
    } else if bare.contains("@"), places == 0 {
      kind = "text"
    } else {
      kind = bare.contains("%") ? "percent" : "number"
      let hasCondition = brackets.contains { "<=>".contains($0.first ?? " ") }
      let isPlain = !isGeneral && !isScientific && !bare.contains("/") && !hasCondition
      let halves = bare.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      let isGrouped = bare.indices.allSatisfy { index in
        bare[index] != ","
          || bare[bare.index(after: index)...].first.map { "0#?".contains($0) } == true
      }
      if isPlain, isGrouped, places > 0 {
        decimals = halves.dropFirst().first.map { $0.filter { "0#?".contains($0) }.count } ?? 0
      }
    }
  }
}
