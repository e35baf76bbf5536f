using System.Text.RegularExpressions;

namespace Finops.Build;

/// <summary>What models say often and must say the same way. A macro is pure: the same text gives the same value in every build.</summary>
public static partial class SqlMacros
{
    /// <summary>
    /// <c>usd_from_text</c>, <c>usd_from_cents</c>: exact USD; decimals beyond the twelfth, which a cast would round away without a word, are an error.
    /// Vendors that write more of them (binary fractions, exponents) go through the <c>_rounded_</c> macros, half away from zero; their staging says what that
    /// took
    /// away, and a check tells its sum. (Text becomes a decimal of 18 digits tens of times faster than a wider one.)
    /// <c>usd_converted(amount, usd_per_unit)</c>: an amount in whole cents of another currency as USD, exact and then rounded once, half away from zero, to
    /// the cent.
    /// <c>told_id(id)</c>: an id that tells something apart; NULL for none and for texts that stand for none (None, null, zeros).
    /// <c>has_succeeded(status)</c>: whether a gateway's word says that a request was answered; no word says so too.
    /// <c>prompt_over_tokens(prompt)</c>: the highest price threshold that a request's prompt exceeds, 0 for none. The prompt is all input: uncached, read from
    /// and
    /// written to the cache. check_reference__model_prices names the same thresholds.
    /// <c>fits(value, pattern)</c>: whether a text fits a pattern of allocation_rules.csv; * stands for any text, ? for any letter, | between
    /// alternatives. No pattern fits everything; a missing text fits no pattern.
    /// <c>pool_key</c>: the pool of a rule that shares, none for others; a rule that begins within the month has a pool of its own. <c>charged_center</c>:
    /// where a rule puts
    /// a charge whole, else its own cost center.
    /// <c>pico(usd)</c>: the ledger's last digit, 1e-12 USD, as an integer (dollars and the rest apart, since their product would not fit beyond 1e14 USD), and
    /// back by <c>usd_from_pico</c>. <c>whole_cents(pico)</c>: rounded half away from
    /// zero.
    /// <c>left_over</c> and <c>largest_remainder</c>: Hamilton's method in integers. Each member of a group gets amount // unit, cut toward zero; what is then
    /// missing
    /// to the group's total goes one by one to the largest remainders, ties by the smaller tie. Credits are symmetric; a member is never off by a whole unit.
    /// <c>usd_each(usd, units)</c>: what one of several costs, cut after the 13th decimal, then rounded half away from zero to 4; of zero units NULL.
    /// <c>scaled(amount, part, whole)</c>: amount × part / whole in integers, cut toward zero; in two steps, since 1e21 × 1e24 is beyond a HUGEINT; of a
    /// whole beyond 1e21 (a billion dollars) the last digits of part and whole are left out.
    /// <c>price_speed</c>, <c>price_tier</c>, <c>price_geo</c>: terms of use as the price list says them, whatever the vendor's word for "nothing special".
    /// </summary>
    public const string Text = """
        CREATE OR REPLACE TEMP MACRO usd_from_text(amount) AS
          CASE WHEN length(rtrim(split_part(amount, '.', 2), '0')) > 12 THEN error('more than 12 decimals: ' || amount) ELSE amount::DECIMAL(38, 12) END;
        CREATE OR REPLACE TEMP MACRO usd_from_cents(amount) AS
          CASE WHEN length(rtrim(split_part(amount, '.', 2), '0')) > 10 THEN error('more than 10 decimals of a cent: ' || amount)
               ELSE (amount::DECIMAL(27, 10) * 0.01::DECIMAL(3, 2))::DECIMAL(38, 12) END;
        CREATE OR REPLACE TEMP MACRO usd_rounded_from_text(amount) AS coalesce(TRY_CAST(amount AS DECIMAL(18, 12)), amount::DECIMAL(38, 12));
        CREATE OR REPLACE TEMP MACRO usd_rounded_from_cents(amount) AS
          (coalesce(TRY_CAST(amount AS DECIMAL(18, 10)), amount::DECIMAL(27, 10)) * 0.01::DECIMAL(3, 2))::DECIMAL(38, 12);
        CREATE OR REPLACE TEMP MACRO usd_converted(amount, usd_per_unit) AS (amount::DECIMAL(20, 2) * usd_per_unit::DECIMAL(18, 12))::DECIMAL(18,
          2)::DECIMAL(38, 12);
        CREATE OR REPLACE TEMP MACRO told_id(id) AS
          CASE WHEN length(id) > 12 AND NOT starts_with(id, '0000') THEN id
               WHEN replace(replace(lower(trim(id)), '0', ''), '-', '') IN ('', 'none', 'null', 'nil', 'undefined', 'nan', 'n/a', 'na', 'unknown', '(null)', '<null>',
                 '<nil>', '[null]', 'false', '{}') THEN NULL
               ELSE trim(id) END;
        CREATE OR REPLACE TEMP MACRO has_succeeded(status) AS lower(coalesce(status, 'success')) IN ('', 'success', 'succeeded', 'ok', '200', 'completed',
          'complete');
        CREATE OR REPLACE TEMP MACRO prompt_over_tokens(prompt) AS
          CAST(CASE WHEN prompt > 272000 THEN 272000 WHEN prompt > 256000 THEN 256000 WHEN prompt > 200000 THEN 200000
                    WHEN prompt > 128000 THEN 128000 WHEN prompt > 100000 THEN 100000 ELSE 0 END AS BIGINT);
        CREATE OR REPLACE TEMP MACRO fits(value, pattern) AS
          pattern IS NULL OR coalesce(list_bool_or(list_transform(string_split(pattern, '|'),
            lambda alternative: value GLOB replace(trim(alternative), '[', '[[]'))), false);
        CREATE OR REPLACE TEMP MACRO pool_key(usage_month, provider, account, rule_id, method, valid_from) AS
          CASE WHEN method IS NULL OR method IN ('cost_center', 'central') THEN 'none'
               ELSE concat_ws('/', strftime(usage_month, '%Y-%m'), provider, account, rule_id, CASE WHEN valid_from > usage_month THEN strftime(valid_from,
                 'from-%d') END) END;
        CREATE OR REPLACE TEMP MACRO charged_center(method, targets,
          own) AS CASE method WHEN 'cost_center' THEN map_keys(targets)[1] WHEN 'central' THEN 'central' ELSE own END;
        CREATE OR REPLACE TEMP MACRO pico(usd) AS
          CAST(trunc(usd) AS HUGEINT) * 1000000000000 + CAST((usd - trunc(usd)) * 1000000000000 AS HUGEINT);
        CREATE OR REPLACE TEMP MACRO usd_from_pico(pico_usd) AS CAST(CAST(pico_usd AS DECIMAL(38, 0)) * 0.000000000001 AS DECIMAL(38, 12));
        CREATE OR REPLACE TEMP MACRO whole_cents(pico_usd) AS (pico_usd + sign(pico_usd) * 5000000000) // 10000000000;
        CREATE OR REPLACE TEMP MACRO left_over(total, amount, unit, members) AS total - sum(amount // unit) OVER (PARTITION BY members);
        CREATE OR REPLACE TEMP MACRO largest_remainder(amount, unit, missing, members, tie) AS
          amount // unit + CASE WHEN row_number() OVER (PARTITION BY members ORDER BY (amount % unit) * sign(missing) DESC,
            tie) <= abs(missing) THEN sign(missing) ELSE 0 END;
        CREATE OR REPLACE TEMP MACRO usd_each(usd, units) AS CAST(CAST(pico(usd) * 10 // units AS DECIMAL(38, 0)) * 0.0000000000001 AS DECIMAL(18, 4));
        CREATE OR REPLACE TEMP MACRO scaled_in_two_steps(amount, part, whole) AS
          (amount // 1000000000 * part) // whole * 1000000000 + ((amount // 1000000000 * part) % whole * 1000000000 + amount % 1000000000 * part) // whole;
        CREATE OR REPLACE TEMP MACRO scaled(amount, part, whole) AS
          scaled_in_two_steps(amount, part // (abs(whole) // 1000000000000000000000 + 1), whole // (abs(whole) // 1000000000000000000000 + 1));
        CREATE OR REPLACE TEMP MACRO price_speed(speed) AS coalesce(nullif(lower(speed), ''), 'standard');
        CREATE OR REPLACE TEMP MACRO price_tier(tier) AS
          CASE WHEN coalesce(lower(tier), '') IN ('', 'auto', 'default', 'none', 'not_available', 'on_demand') THEN 'standard'
               WHEN lower(tier) = 'fast' THEN 'priority' ELSE lower(tier) END;
        CREATE OR REPLACE TEMP MACRO price_geo(geo) AS CASE WHEN coalesce(lower(geo), '') IN ('', 'none', 'not_available') THEN 'none' ELSE lower(geo) END;
        """;

    private static readonly Regex Calls = new(
        $@"\b({string.Join('|', Definition().Matches(Text).Select(match => match.Groups["name"].Value))})\(",
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1)
    );

    /// <summary>Whether a statement calls a macro: a view that does can be read in this session alone.</summary>
    public static bool AreCalledBy(string sql) => Calls.IsMatch(sql);

    [GeneratedRegex(@"TEMP MACRO (?<name>\w+)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Definition();
}
