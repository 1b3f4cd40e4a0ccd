/** A laptop sends to nobody, so it need not wait for anybody: faster than a new account of SES, as slow as a large one. */
export const SES_QUOTA = { Max24HourSend: 50_000, MaxSendRate: 200 };
