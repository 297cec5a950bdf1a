/// The models that travel with the program, as they stand in `Models/`.
enum Models {
  /// A model.
  struct Model {
    let name: String
    let text: [UInt8]
  }

  /// All models, by name.
  static let all: [Model] = [
    Model(name: "cadre-vote-rate-ladder", text: PackageResources.cadre_vote_rate_ladder_yaml),
    Model(name: "changning-dual-service", text: PackageResources.changning_dual_service_yaml),
    Model(name: "composite-index", text: PackageResources.composite_index_yaml),
    Model(name: "grid-worker-appraisal", text: PackageResources.grid_worker_appraisal_yaml),
    Model(name: "hanyang-duty-report", text: PackageResources.hanyang_duty_report_yaml),
    Model(name: "hanyang-instructor-review", text: PackageResources.hanyang_instructor_review_yaml),
    Model(name: "hanyang-tier-progress", text: PackageResources.hanyang_tier_progress_yaml),
    Model(name: "jiefang-street-review", text: PackageResources.jiefang_street_review_yaml),
    Model(name: "kunming-dual-review", text: PackageResources.kunming_dual_review_yaml),
    Model(name: "kunming-matter-review", text: PackageResources.kunming_matter_review_yaml),
    Model(name: "party-member-review", text: PackageResources.party_member_review_yaml),
    Model(
      name: "rating-form-forced-distribution",
      text: PackageResources.rating_form_forced_distribution_yaml),
    Model(name: "satisfaction-survey", text: PackageResources.satisfaction_survey_yaml),
    Model(
      name: "xihaian-dual-report-assessment",
      text: PackageResources.xihaian_dual_report_assessment_yaml),
    Model(name: "xihaian-member-stars", text: PackageResources.xihaian_member_stars_yaml),
    Model(name: "xihaian-structure-check", text: PackageResources.xihaian_structure_check_yaml),
    Model(name: "yunyan-community-duty", text: PackageResources.yunyan_community_duty_yaml),
    Model(
      name: "yunyan-matter-pledge-review",
      text: PackageResources.yunyan_matter_pledge_review_yaml),
    Model(name: "yunyan-merchant-credit", text: PackageResources.yunyan_merchant_credit_yaml),
  ]
}
