package org.mokkachain.types.transaction;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why an operation of a valid transaction fails. The transaction then has no effect but its fee and nonce, and its
 * receipt has the code.
 */
public enum FailureCode {
    INSUFFICIENT_BALANCE(
            "insufficient_balance",
            "The account holds less of the asset than the operation takes",
            "Look at the balance, fund the account or take less"),
    UNKNOWN_ASSET(
            "unknown_asset",
            "Nobody issued this asset on this chain",
            "Check the id of the asset against the list of assets"),
    AMOUNT_OVERFLOW(
            "amount_overflow",
            "The recipient would hold more than 2^63 - 1 base units",
            "Send less, or to another account"),
    ASSET_FROZEN(
            "asset_frozen",
            "The issuer froze what the sender or the recipient holds of the asset: it can neither be sent nor received",
            "Ask the issuer of the asset to free it"),
    NOT_ISSUER(
            "not_issuer",
            "Only the account that issued the asset may do this",
            "Send it from the issuing account"),
    NOT_MINTABLE(
            "not_mintable",
            "The asset was issued with a supply that cannot grow",
            "Issue another asset that is mintable"),
    NOT_FREEZABLE(
            "not_freezable",
            "The asset was issued so that nobody can freeze it",
            "Issue another asset that is freezable"),
    SUPPLY_EXCEEDED(
            "supply_exceeded",
            "The supply of the asset would exceed 2^63 - 1 base units",
            "Mint less, or burn some first"),
    SYMBOL_TAKEN("symbol_taken", "Another asset of this chain has this symbol", "Choose another symbol"),
    ALREADY_ANCHORED(
            "already_anchored",
            "This document was notarised before; the first time counts and stays",
            "Read the anchor of this hash: it says who notarised it and when"),
    NO_SUCH_DATA(
            "no_such_data",
            "The account stores nothing under this key",
            "List the keys of the account; keys are compared byte by byte"),
    UNSAFE_AUTHORITY(
            "unsafe_authority",
            "A key of the new authority is no valid Ed25519 key: no signature with it could ever count",
            "Check every key, and that you can sign with so many that they reach the threshold"),
    NOT_AN_OPERATOR(
            "not_an_operator",
            "Only operators of the validators in charge propose and approve changes",
            "Send it from the operator account of a validator"),
    UNKNOWN_PROPOSAL(
            "unknown_proposal",
            "There is no proposal of this number",
            "List the proposals and check the number"),
    PROPOSAL_CLOSED(
            "proposal_closed",
            "The proposal has passed, was withdrawn or has expired",
            "Look at the proposal; if the change is still wanted, propose it anew"),
    CHANGE_MISMATCH(
            "change_mismatch",
            "The proposal of this number is about another change than the one that was approved",
            "Look at the proposal and approve what it says, if you agree"),
    CHANGE_NOT_APPLICABLE(
            "change_not_applicable",
            "The change cannot be made as things are: the validator is there already or not there, its name or key is "
                    + "taken or no key, the set is full, the height is past, or too many parameters are scheduled",
            "Compare the change with the validators and parameters there are, and propose one that fits"),
    ALREADY_APPROVED("already_approved", "This account has approved the proposal", "Wait for the others"),
    NOT_THE_PROPOSER(
            "not_the_proposer",
            "Only the account that made the proposal withdraws it",
            "Send it from the proposer's account, or let the proposal expire"),
    TOO_MANY_PROPOSALS(
            "too_many_proposals",
            "This account, or the network, has as many open proposals as there may be",
            "Withdraw one, or wait until one passes or expires"),
    BAD_EVIDENCE(
            "bad_evidence",
            "The evidence does not show that the key signed two contradictory messages, or it is too old",
            "Take the evidence as the node shows it, and report it within 100,000 blocks after its epoch"),
    NOT_A_VALIDATOR(
            "not_a_validator",
            "The accused key is not that of a validator",
            "Nothing is to be done: whoever is no validator cannot vote"),
    ALREADY_CONVICTED(
            "already_convicted",
            "The validator was removed for what it signed up to that epoch",
            "Nothing is to be done"),
    LAST_VALIDATOR(
            "last_validator",
            "The last validator cannot be removed: nobody could make blocks",
            "Add another validator first");

    private final String text;
    private final String sentence;
    private final String remedy;

    FailureCode(String text, String sentence, String remedy) {
        this.text = text;
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /** The stable code, as in receipts. */
    public String text() {
        return text;
    }

    /** What is wrong, for a person; without the full stop. */
    public String sentence() {
        return sentence;
    }

    /** What to do about it; without the full stop. */
    public String remedy() {
        return remedy;
    }

    /** The failure with this code. */
    public static Optional<FailureCode> of(String text) {
        return Arrays.stream(values()).filter(code -> code.text.equals(text)).findFirst();
    }
}
