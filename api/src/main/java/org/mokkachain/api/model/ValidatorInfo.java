package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.util.OptionalLong;

/**
 * A member of the validator set.
 *
 * @param publicKey hex
 * @param operator address of the account that acts for it
 * @param online the asked node is connected to it (or is it)
 * @param height its last final height, as far as the asked node knows
 */
@JsonClassDescription("A member of the validator set")
public record ValidatorInfo(
        int index,
        String name,
        @Form(Form.HASH) String publicKey,
        @Form(Form.ADDRESS) String operator,
        boolean online,
        OptionalLong height) {}
