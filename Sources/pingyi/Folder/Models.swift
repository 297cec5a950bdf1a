/// The models that travel with the program, as they stand in `Models/`.
enum Models {
  /// A model.
  struct Model {
    let name: String
    let text: [UInt8]
  }

  /// All models, by name.
  static let all: [Model] = [
    Model(name: "changning-dual-service", text: PackageResources.changning_dual_service_yaml),
    Model(name: "satisfaction-survey", text: PackageResources.satisfaction_survey_yaml),
  ]
}
