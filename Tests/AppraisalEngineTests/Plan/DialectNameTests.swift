import AppraisalIngest
import AppraisalScheme
import Testing

@Suite("Names that an assessment file can declare")
struct DialectNameTests {
  @Test("Platforms and encodings are those that can be read")
  func namesAgree() {
    #expect(InputFile.Dialect.allCases.map(\.rawValue) == SurveyDialect.allCases.map(\.rawValue))
    #expect(InputFile.Encoding.allCases.map(\.rawValue) == TextEncoding.allCases.map(\.rawValue))
  }
}
