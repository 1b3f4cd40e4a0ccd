import type { SellerProfile } from "#shared/domain/settings/seller-profile.ts";

/** Everything the seller says of itself: names and figures in it need no fact. */
export function sellerTexts(seller: SellerProfile): readonly string[] {
  return [
    seller.company,
    seller.offer,
    seller.sender.name,
    seller.sender.title,
    ...seller.problems.flatMap(({ outcome, topic, selfCheck, ...told }) => [
      outcome,
      topic,
      selfCheck,
      ...(told.otherOutcomes ?? []),
      ...[told, ...(told.otherWords ?? []), ...told.views].flatMap(({ problem, question }) => [
        problem,
        question,
      ]),
    ]),
    ...seller.proofPoints.map(({ statement }) => statement),
    seller.callToAction.firstTouch,
    ...(seller.callToAction.otherFirstTouches ?? []),
    seller.callToAction.followUp,
  ];
}
