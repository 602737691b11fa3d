package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * An asset that somebody issued.
 *
 * @param id in hex
 * @param symbol unique on the chain
 * @param decimals digits after the point when shown to people
 * @param supply in base units
 * @param mintable whether the issuer may make more
 * @param freezable whether the issuer may freeze what an account holds
 * @param issuer address of the account
 */
@JsonClassDescription("An issued asset")
public record AssetInfo(
        @Form(Form.HASH) String id,
        @JsonPropertyDescription("unique on the chain") String symbol,
        int decimals,
        @Form(Form.AMOUNT) String supply,
        boolean mintable,
        boolean freezable,
        @Form(Form.ADDRESS) String issuer) {}
