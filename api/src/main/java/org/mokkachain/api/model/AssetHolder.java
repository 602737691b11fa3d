package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;

/**
 * What one account has of an asset.
 *
 * @param amount in base units
 * @param frozen whether the issuer forbids to send or receive it
 */
@JsonClassDescription("What one account has of an asset")
public record AssetHolder(
        @Form(Form.ADDRESS) String account,
        @Form(Form.AMOUNT) String amount,
        boolean frozen) {}
