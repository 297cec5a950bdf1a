/// A character that Chinese input methods type where YAML and numbers have their half-width one.
struct FullWidthForm {
  /// The character as it stands there.
  let scalar: Unicode.Scalar
  /// What it is called.
  let name: Bilingual
  /// What to write in its place.
  let remedy: Bilingual

  /// The form of a character; `nil` for any other.
  init?(_ scalar: Unicode.Scalar) {
    guard let entry = FullWidthForm.table.first(where: { $0.scalar == scalar }) else { return nil }
    self = entry
  }

  private init(_ scalar: Unicode.Scalar, _ name: Bilingual, _ remedy: Bilingual) {
    (self.scalar, self.name, self.remedy) = (scalar, name, remedy)
  }

  var isBlank: Bool { scalar == "\u{3000}" || scalar == "\u{A0}" }

  private static let table: [FullWidthForm] =
    structure
    + zip("％／．－−０１２３４５６７８９".unicodeScalars, "%/.--0123456789").map { form, plain in
      FullWidthForm(
        form, Bilingual("全角“\(form)”", "the full-width `\(form)`"),
        Bilingual("半角“\(plain)”", "`\(plain)`"))
    }

  private static let structure = [
    FullWidthForm(
      "：", Bilingual("全角冒号“：”", "the full-width colon `：`"),
      Bilingual("半角冒号加空格“: ”", "a colon and a blank")),
    FullWidthForm(
      "，", Bilingual("全角逗号“，”", "the full-width comma `，`"),
      Bilingual("半角逗号加空格“, ”", "a comma and a blank")),
    bracket("｛", "{"), bracket("｝", "}"), bracket("［", "["), bracket("］", "]"),
    parenthesis("（"), parenthesis("）"), quote("“"), quote("”"),
    FullWidthForm(
      "\u{3000}", Bilingual("全角空格", "an ideographic blank (U+3000)"),
      Bilingual("半角空格", "ordinary blanks")),
    FullWidthForm(
      "\u{A0}", Bilingual("不换行空格（U+00A0，常由网页或文字处理软件带来）", "a no-break blank (U+00A0)"),
      Bilingual("半角空格", "ordinary blanks")),
  ]

  private static func bracket(_ form: Unicode.Scalar, _ plain: Character) -> FullWidthForm {
    FullWidthForm(
      form, Bilingual("全角括号“\(form)”", "the full-width bracket `\(form)`"),
      Bilingual("半角括号“\(plain)”", "`\(plain)`"))
  }

  private static func parenthesis(_ form: Unicode.Scalar) -> FullWidthForm {
    FullWidthForm(
      form, Bilingual("全角括号“（）”", "the full-width brackets `（）`"),
      Bilingual("半角括号，不需要就删去", "plain ones, or leave them out"))
  }

  private static func quote(_ form: Unicode.Scalar) -> FullWidthForm {
    FullWidthForm(
      form, Bilingual("弯引号“ ”", "curly quotes"), Bilingual("半角引号 \" \"", "straight quotes"))
  }
}

/// What to add to a message about a plain text with full-width characters in it; empty when there
/// are none.
///
/// - Parameter text: The text.
/// - Returns: A sentence in each language, with what separates it from the one before.
func fullWidthHint(_ text: String) -> (chinese: String, english: String) {
  var forms: [FullWidthForm] = []
  for scalar in text.unicodeScalars {
    guard let form = FullWidthForm(scalar), !forms.contains(where: { $0.remedy == form.remedy })
    else { continue }
    forms.append(form)
  }
  guard !forms.isEmpty else { return ("", "") }
  let chinese = forms.prefix(3).map { "\($0.name.chinese)改成\($0.remedy.chinese)" }
  let english = forms.prefix(3).map { "\($0.name.english) by \($0.remedy.english)" }
  return (
    "请把\(chinese.joined(separator: "，"))。", "; replace \(english.joined(separator: ", "))"
  )
}

extension FaultCollector {
  /// Full-width punctuation where the structure of the file needs another character.
  mutating func reportFullWidth(_ form: FullWidthForm, at mark: SourceMark) {
    let (name, remedy) = (form.name, form.remedy)
    let isText = form.isBlank ? ("", "") : ("若属于文字，请给整段文字加半角引号。", "; if it is text, quote it")
    error(
      "full-width-punctuation", at: mark,
      "这里是\(name.chinese)，请改成\(remedy.chinese)。\(isText.0)",
      "there is \(name.english) here; write \(remedy.english)\(isText.1)")
  }
}
