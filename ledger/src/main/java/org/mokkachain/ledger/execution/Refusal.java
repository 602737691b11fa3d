package org.mokkachain.ledger.execution;

/**
 * Why a transaction cannot be taken, for a person.
 *
 * @param message what is wrong, with the numbers
 * @param remedy what to do about it
 */
public record Refusal(RefusalCode code, String message, String remedy) {

    @Override
    public String toString() {
        return code.text() + ": " + message + ". " + remedy;
    }
}
