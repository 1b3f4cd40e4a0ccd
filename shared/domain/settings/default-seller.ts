import type { SellerProfile } from "./seller-profile.ts";

/** They move and keep what belongs to others: they buy no stock and launch no lines. */
const STORES_FOR_OTHERS = ["logistic", "freight", "warehous", "3pl", "transport", "cold stor"];

/** The fictional company of the demo. Its figures are its own statements and describe no real customer. */
export const defaultSeller: SellerProfile = {
  company: "Tidewater Planning",
  website: "https://tidewater-planning.example",
  offer:
    "Tidewater makes demand-planning and inventory software for manufacturers, distributors and logistics firms.",
  sender: {
    name: "Ines Moreau",
    title: "Account Director",
    email: "ines.moreau@tidewater-planning.example",
  },
  postalAddress: "Tidewater Planning Ltd, 14 Ropewalk Yard, Bristol BS1 9ZZ, United Kingdom",
  problems: [
    {
      id: "stock-across-sites",
      topic: "stock across several sites",
      problem: "stock sits in one place while the orders come in at another",
      outcome:
        "Our software plans every site from one forecast, so each one holds what it will sell.",
      otherOutcomes: [
        "Tidewater puts all sites into one forecast and says each week what should move where.",
        "Our software shows the stock of every site beside its own demand, and proposes the moves.",
      ],
      otherWords: [
        {
          problem: "the shelves are filled with what is at hand, not with what sells there",
          question: "What decides which items go to which site?",
        },
      ],
      signals: ["expansion", "location", "acquisition"],
      industryWords: ["distribut", "wholesale", "manufactur", "logistic", "warehous"],
      roles: ["coo", "vp-operations", "ceo"],
      question: "How do you decide today which site holds what?",
      selfCheck:
        "List last month's rush transfers between sites. Each one is stock that was bought for the wrong place.",
      views: [
        {
          roles: ["cfo", "vp-finance"],
          problem: "the same safety stock is paid for again at every site",
          question: "Do you know how much of your stock is held more than once?",
        },
        {
          roles: ["coo", "vp-operations"],
          problem: "stock sits in one place while the orders come in at another",
          question: "How do you decide today which site holds what?",
        },
        {
          roles: ["coo", "vp-operations"],
          problem: "trucks run between the sites with goods that should have been there already",
          question: "How many of last month's transfers were planned ones?",
        },
        {
          roles: ["coo", "vp-operations"],
          problem: "each site keeps a reserve of its own, and no one sees the sum",
          question: "Which of your sites holds more than it needs today?",
        },
        {
          roles: ["ceo"],
          problem: "stock costs rise at once, while service takes a year to catch up",
          question: "Who decides today which site holds what?",
        },
        {
          roles: ["ceo"],
          problem: "every site is run alike, though the customers of each buy other things",
          question: "Does each of your sites have a forecast of its own?",
        },
        {
          roles: ["cto"],
          problem: "each site keeps its own part numbers, and no one trusts the total",
          question: "Can your teams see the stock of all sites on one screen?",
        },
      ],
    },
    {
      id: "first-forecast",
      topic: "forecasts for new lines",
      problem: "the first forecast is a guess, and the stock pays for it",
      outcome:
        "Our software starts a new item from the sales of the items it most looks like, then corrects it each week.",
      otherOutcomes: [
        "Our software finds the old items a new one most looks like and lets them set its first forecast.",
      ],
      otherWords: [
        {
          problem: "the first order is too small for the good items and too large for the rest",
          question: "How far off were the first forecasts of your last launch?",
        },
      ],
      signals: ["product-launch"],
      industryWords: [
        "manufactur",
        "consumer",
        "food",
        "cosmetic",
        "toy",
        "furniture",
        "electronic",
      ],
      notFor: STORES_FOR_OTHERS,
      roles: ["coo", "vp-operations", "ceo", "cfo"],
      question: "What do you base the first orders for a new line on?",
      selfCheck:
        "Take your last three launches and put the first forecast beside the first six months of sales. The gap shows what a guess costs.",
      views: [
        {
          roles: ["cfo", "vp-finance"],
          problem: "cash goes into stock of the new line long before anyone knows how it sells",
          question: "How do you set the stock budget for a new line?",
        },
        {
          roles: ["ceo"],
          problem: "the launch sells out in one week and sits on the shelf in the next",
          question: "Who owns the forecast for a new line in your team?",
        },
        {
          roles: ["cto"],
          problem: "the new items sit outside the planning system for months",
          question: "How does a new item get into your planning system?",
        },
      ],
    },
    {
      id: "large-contract",
      topic: "planning for large contracts",
      problem: "one large customer takes the stock that the small ones were promised",
      outcome:
        "Our software keeps a contract's volume apart in the plan, so you see early who will run short.",
      otherOutcomes: [
        "Our software plans the contract apart from the rest, and warns weeks before the two collide.",
        "Tidewater reserves what the contract needs and shows what is left for everybody else.",
      ],
      otherWords: [
        {
          problem: "the big call-offs come in waves, and the plan only knows the average",
          question: "How early do you see the next call-off?",
        },
      ],
      signals: ["contract"],
      industryWords: ["manufactur", "distribut", "component", "food", "medical", "logistic"],
      notFor: STORES_FOR_OTHERS,
      roles: ["coo", "vp-operations", "ceo"],
      question: "How will you keep that volume from crowding out your other orders?",
      selfCheck:
        "Look at the orders you shipped late last quarter. Count how many waited for stock that a larger customer took.",
      views: [
        {
          roles: ["cfo", "vp-finance"],
          problem: "the material is paid for months before the contract pays back",
          question: "How far ahead can you see the cash that contract will tie up?",
        },
        {
          roles: ["coo", "vp-operations"],
          problem: "one large customer takes the stock that the small ones were promised",
          question: "How will you keep that volume from crowding out your other orders?",
        },
        {
          roles: ["coo", "vp-operations"],
          problem: "the big call-offs come in waves, and the plan only knows the average",
          question: "How early do you see the next call-off?",
        },
        {
          roles: ["coo", "vp-operations"],
          problem:
            "stock for the contract is bought early, and the smaller orders wait for shelf space",
          question: "How much stock do you hold for that contract alone?",
        },
        {
          roles: ["ceo"],
          problem: "one promise is kept at the cost of a hundred small ones",
          question: "Which customers will wait if that contract needs more than planned?",
        },
        {
          roles: ["ceo"],
          problem: "the new customer gets the goods and the loyal ones get the delays",
          question: "Who makes the call when there is not enough stock for both?",
        },
        {
          roles: ["cto"],
          problem: "the contract lives in a file of its own, outside the plan",
          question: "Does your planning system know the contract volumes yet?",
        },
      ],
    },
    {
      id: "plan-in-spreadsheets",
      topic: "planning beyond spreadsheets",
      problem: "the plan lives in spreadsheets that only a few people can read",
      outcome:
        "Our software keeps one plan for all, and shows each planner every morning which items need a decision.",
      otherOutcomes: [
        "With Tidewater a new planner opens one screen in the morning and sees what needs a decision.",
        "Our software turns the planners' files into one plan that anybody in the team can pick up.",
      ],
      otherWords: [
        {
          problem: "a new planner needs months to learn files that somebody else built",
          question: "How many files does a planner open on a normal morning?",
        },
      ],
      signals: ["hiring", "headcount", "appointment"],
      industryWords: ["manufactur", "distribut", "logistic", "wholesale"],
      roles: ["coo", "vp-operations", "cto"],
      question: "How long does it take a new planner to work on their own?",
      selfCheck:
        "Ask who could run the plan next week if your most senior planner were ill. The answer is often the best case for a change.",
      views: [
        {
          roles: ["ceo"],
          problem: "the plan is hard to learn, because most of it sits in a few heads",
          question: "What happens to the plan when your best planner is away?",
        },
        {
          roles: ["ceo"],
          problem: "the plan still hangs on one person and one file",
          question: "Who could run your plan next week if one person were ill?",
        },
        {
          roles: ["cfo", "vp-finance"],
          problem: "the budget and the stock plan come from two files that never agree",
          question: "Do finance and operations work from the same numbers today?",
        },
        {
          roles: ["cto"],
          problem: "the real plan sits in spreadsheets beside the system, not in it",
          question: "How much of the plan still sits outside your ERP?",
        },
      ],
    },
    {
      id: "shifts-and-space",
      topic: "planning shifts and space",
      problem: "volumes jump from week to week, while shifts are planned on the average",
      outcome:
        "Our software forecasts the volume of each site, so that shifts and space are planned ahead.",
      otherOutcomes: [
        "With Tidewater each site sees its volumes weeks ahead, and plans its people and space on them.",
      ],
      signals: ["contract", "expansion", "location", "customers", "headcount", "description"],
      industryWords: ["logistic", "freight", "warehous", "3pl", "transport"],
      onlyFor: STORES_FOR_OTHERS,
      roles: ["coo", "vp-operations", "ceo", "cfo", "vp-finance"],
      question: "How far ahead do you know the volumes of your sites?",
      selfCheck:
        "Put last quarter's extra hours beside the volumes your customers had told you. The gaps show where a forecast would have helped.",
      views: [
        {
          roles: ["cfo", "vp-finance"],
          problem: "extra hours and rented space eat what the new volume brings",
          question: "How much of last quarter's extra hours was planned?",
        },
      ],
    },
    {
      id: "lead-times-by-country",
      topic: "lead times across borders",
      problem: "lead times change from country to country, but the safety stock does not",
      outcome:
        "Our software sets the safety stock for each item and market from the lead times you really see.",
      otherOutcomes: [
        "Our software learns the real lead time of each market and sets the buffer to match.",
      ],
      otherWords: [
        {
          problem: "one late border crossing empties a shelf while the next one overflows",
          question: "Which country surprises your plan most often?",
        },
      ],
      signals: ["export", "expansion", "location"],
      industryWords: ["manufactur", "export", "food", "logistic", "component"],
      notFor: STORES_FOR_OTHERS,
      roles: ["coo", "vp-operations", "ceo"],
      question: "How do you set safety stock for each country today?",
      selfCheck:
        "Compare the lead time in your system with the last ten deliveries for one country. If they differ, so does the stock you need.",
      views: [
        {
          roles: ["cfo", "vp-finance"],
          problem: "the same buffer is held for every market, and most of it never moves",
          question: "Do you know which markets tie up the most stock?",
        },
        {
          roles: ["ceo"],
          problem: "far markets wait too long, while near ones hold more than they sell",
          question: "Which of your markets waits longest for stock?",
        },
        {
          roles: ["cto"],
          problem: "lead times in the system are years old, so the plan starts out wrong",
          question: "When were the lead times in your system last checked?",
        },
      ],
    },
    {
      id: "cash-in-stock",
      topic: "stock and working capital",
      problem: "stock grows faster than sales, and the slow lines are seen too late",
      outcome: "Our software shows which items hold the most cash and which orders can wait.",
      otherOutcomes: ["Tidewater ranks every item by the cash it holds and the sales it brings."],
      otherWords: [
        {
          problem: "the stock value climbs, and nobody can name the items behind it",
          question: "Could you name the ten items that hold the most?",
        },
      ],
      signals: ["funding", "revenue", "headcount"],
      industryWords: ["manufactur", "distribut", "wholesale", "retail"],
      notFor: STORES_FOR_OTHERS,
      roles: ["cfo", "vp-finance", "ceo"],
      question: "Do you know which items tie up the most cash right now?",
      selfCheck:
        "Sort your items by stock value and mark those that did not sell in 90 days. Their sum is cash you could use elsewhere.",
      views: [
        {
          roles: ["coo", "vp-operations"],
          problem: "the shelves are full, yet the fast items still run out",
          question: "Which items run out most often while others gather dust?",
        },
        {
          roles: ["cto"],
          problem: "stock value and stock plan come from two systems that disagree",
          question: "How many systems hold a stock figure today?",
        },
      ],
    },
    {
      id: "two-item-lists",
      topic: "stock plans after a takeover",
      problem: "two item lists and two stock counts run side by side for a year",
      outcome:
        "Our software plans over both item lists at once, long before the systems are merged.",
      signals: ["acquisition"],
      industryWords: ["manufactur", "distribut", "wholesale"],
      notFor: STORES_FOR_OTHERS,
      roles: ["cto", "coo", "cfo", "ceo"],
      question: "How do you plan stock over both firms for now?",
      selfCheck:
        "Match the hundred best sellers of both firms by hand once. The doubles you find are stock you can sell instead of buy.",
      views: [
        {
          roles: ["cfo", "vp-finance"],
          problem: "the savings stay on paper until both stocks are counted as one",
          question: "When do you expect to see both stocks in one figure?",
        },
      ],
    },
    {
      id: "wide-range",
      topic: "slow and fast movers",
      problem: "slow items fill the shelves while fast ones run out",
      outcome:
        "Our software sorts the whole range by demand each night and says what to order, move or let run down.",
      otherOutcomes: [
        "Each night our software sorts what sells from what sleeps, and says what to do about both.",
      ],
      otherWords: [
        {
          problem:
            "a few hundred items bring most of the orders, and they are the ones that run out",
          question: "How often do your best sellers run out?",
        },
      ],
      signals: ["description", "customers", "technology"],
      industryWords: [
        "distribut",
        "wholesale",
        "component",
        "fastener",
        "parts",
        "ceramic",
        "consumer",
      ],
      notFor: STORES_FOR_OTHERS,
      roles: ["coo", "vp-operations", "ceo"],
      question: "How do you spot a slow item before it fills a shelf?",
      selfCheck:
        "Pick twenty items that ran out last month and check who noticed first, you or the customer.",
      views: [
        {
          roles: ["cfo", "vp-finance"],
          problem: "a third of the stock value barely moves, and it is hard to say which third",
          question: "How much of your stock value did not move last quarter?",
        },
        {
          roles: ["cto"],
          problem: "the system reorders by fixed levels that no one has touched for years",
          question: "Who keeps the reorder levels in your system up to date?",
        },
        {
          roles: ["ceo"],
          problem: "customers wait for the fast items while money sits in the slow ones",
          question: "Which would help you more today: fewer gaps or less stock?",
        },
      ],
    },
  ],
  proofPoints: [
    {
      id: "parts-maker",
      statement:
        "A maker of machine parts we work with cut its stock by 18 percent in nine months and kept its delivery dates.",
      industryWords: ["component", "bearing", "hydraul", "valve", "machine", "fastener", "tools"],
      problemIds: ["cash-in-stock", "wide-range"],
    },
    {
      id: "gearbox-maker",
      statement:
        "A gearbox maker we work with plans three plants as one and has halved the rush transfers between them.",
      industryWords: ["component", "bearing", "hydraul", "valve", "machine", "fastener", "tools"],
      problemIds: ["stock-across-sites"],
    },
    {
      id: "pump-maker",
      statement:
        "A pump maker we work with put a three-year contract into its plan and still shipped its small orders on time all year.",
      industryWords: ["component", "bearing", "hydraul", "valve", "machine", "batter", "tools"],
      problemIds: ["large-contract"],
    },
    {
      id: "ward-supplier",
      statement:
        "A supplier of care homes we work with took on a group of hospitals and kept its next-day promise to the small homes.",
      industryWords: ["medical", "pharma"],
      problemIds: ["large-contract"],
    },
    {
      id: "dairy",
      statement:
        "A dairy we work with took on a supermarket chain last year and still filled the orders of its corner shops.",
      industryWords: ["food", "frozen", "seafood", "drink", "beverage", "bakery"],
      problemIds: ["large-contract"],
    },
    {
      id: "cold-chain",
      statement:
        "A producer of chilled meals plans both of its cold stores as one and throws away a third less.",
      industryWords: ["food", "frozen", "seafood", "drink", "beverage", "bakery"],
      problemIds: ["stock-across-sites"],
    },
    {
      id: "trade-supplier",
      statement:
        "A trade supplier with four branches now sees in one list what to move, and buys a fifth less.",
      industryWords: ["distribut", "wholesale"],
      problemIds: ["stock-across-sites", "wide-range"],
    },
    {
      id: "home-goods-maker",
      statement:
        "A maker of home goods starts each new line from our forecast and has cut its leftover launch stock by a third.",
      industryWords: [
        "consumer",
        "furniture",
        "cosmetic",
        "toy",
        "cloth",
        "outdoor",
        "ceramic",
        "garden",
      ],
      problemIds: ["first-forecast"],
    },
    {
      id: "two-warehouse-distributor",
      statement:
        "A distributor with two warehouses now moves goods between them once a week instead of every day.",
      industryWords: ["distribut", "wholesale", "warehous", "retail"],
      problemIds: ["stock-across-sites", "two-item-lists"],
    },
    {
      id: "food-producer",
      statement:
        "A food producer we work with plans its promotion weeks six weeks ahead and throws away half of what it used to.",
      industryWords: ["food", "frozen", "seafood", "drink", "beverage", "bakery"],
      problemIds: ["first-forecast"],
    },
    {
      id: "logistics-firm",
      statement:
        "A logistics firm uses our forecasts to plan its shifts and now books 30 percent fewer extra hours.",
      industryWords: ["logistic", "freight", "warehous", "3pl", "transport"],
      problemIds: ["plan-in-spreadsheets", "shifts-and-space"],
    },
    {
      id: "first-plan",
      statement: "Most teams have their first plan with us after three weeks.",
      industryWords: [],
      problemIds: ["plan-in-spreadsheets"],
    },
  ],
  bannedPhrases: [
    "just bumping this",
    "just checking in",
    "circling back",
    "touching base",
    "quick question",
    "game changer",
    "synergy",
    "leverage",
    "best-in-class",
    "cutting-edge",
    "world-class",
    "revolutionary",
    "seamless",
    "unlock",
    "I noticed your website",
  ],
  callToAction: {
    firstTouch: "Would a 20-minute look at your own numbers be useful?",
    otherFirstTouches: [
      "Shall I show you this on a handful of your own items?",
      "Is this on your list for the coming year?",
      "Would it help to see how another team set it up?",
      "Is it worth a short call?",
    ],
    followUp: "Shall I send you a one-page example?",
  },
  language: "en",
};
