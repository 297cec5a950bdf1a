import AppraisalIngest
import AppraisalReport
import AppraisalScheme
import ArgumentParser

/// The assessment file and the scheme of a folder, read and found without fault.
struct Rules {
  let assessment: Assessment
  let scheme: Scheme
  let assessmentText: [UInt8]
  let schemeText: [UInt8]
  /// Warnings, ready to be shown.
  let warnings: String

  static let assessmentName = "assessment.yaml"

  /// Reads both files; all faults of both are reported at once.
  static func read(_ folder: AssessmentFolder, _ wording: Wording) throws -> Rules {
    let assessmentFile = try folder.file(assessmentName, Exit.inputs, wording)
    let assessmentSource = try source(assessmentFile, Exit.inputs, wording)
    let reading = readAssessment(assessmentSource)
    guard let assessment = reading.assessment else {
      // The scheme's usual name is tried, so that its faults need not wait for a second run.
      var message = rendered(reading.faults, assessmentSource, wording)
      if let file = try? folder.file("scheme.yaml", Exit.scheme, wording),
        let source = try? SchemeSource(name: file.name, bytes: file.bytes)
      {
        message += rendered(readScheme(source).faults, source, wording)
      }
      throw CommandFailure(message, Exit.inputs)
    }
    let schemeFile = try folder.file(assessment.schemeFile, Exit.scheme, wording)
    let schemeSource = try source(schemeFile, Exit.scheme, wording)
    let schemeReading = readScheme(schemeSource)
    let own = rendered(reading.faults, assessmentSource, wording)
    let ofScheme = rendered(schemeReading.faults, schemeSource, wording)
    guard let scheme = schemeReading.scheme else {
      throw CommandFailure(own + ofScheme, Exit.scheme)
    }
    let between = faults(of: assessment, under: scheme)
    let ofBoth = rendered(between, assessmentSource, wording)
    if between.contains(where: { $0.severity == .error }) {
      throw CommandFailure(own + ofScheme + ofBoth, Exit.inputs)
    }
    return Rules(
      assessment: assessment, scheme: scheme, assessmentText: assessmentFile.bytes,
      schemeText: schemeFile.bytes, warnings: own + ofScheme + ofBoth)
  }

  /// Reads the scheme of a stored run again; it had no fault when it was stored.
  static func scheme(_ text: [UInt8], name: String, _ wording: Wording) throws -> Scheme {
    let source = try source(
      AssessmentFolder.RulesFile(name: name, bytes: text), Exit.scheme, wording)
    let reading = readScheme(source)
    guard let scheme = reading.scheme else {
      throw CommandFailure(rendered(reading.faults, source, wording), Exit.scheme)
    }
    return scheme
  }

  /// What is found in one file of rules, a scheme or an assessment, by itself.
  ///
  /// - Returns: The warnings, ready to be shown.
  static func lint(_ file: AssessmentFolder.RulesFile, _ wording: Wording) throws -> String {
    let isAssessment = String(decoding: file.bytes, as: UTF8.self).contains("pingyi-assessment/")
    let code = isAssessment ? Exit.inputs : Exit.scheme
    let source = try source(file, code, wording)
    let faults = isAssessment ? readAssessment(source).faults : readScheme(source).faults
    let text = rendered(faults, source, wording)
    if faults.contains(where: { $0.severity == .error }) { throw CommandFailure(text, code) }
    return text
  }

  private static func source(
    _ file: AssessmentFolder.RulesFile, _ code: ExitCode, _ wording: Wording
  ) throws -> SchemeSource {
    do {
      return try SchemeSource(name: file.name, bytes: file.bytes)
    } catch {
      let lines = error.faults.map { fault in
        "\(file.name):\(fault.mark.line):\(fault.mark.column): \(fault.message(wording.language))\n"
      }
      throw CommandFailure(lines.joined(), code)
    }
  }

  private static func rendered(
    _ faults: [Fault], _ source: SchemeSource, _ wording: Wording
  ) -> String {
    faults.map { $0.rendered(in: source, wording.language) + "\n" }.joined()
  }
}
