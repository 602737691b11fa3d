package org.mokkachain.api.model;

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
public record AssetInfo(
        String id,
        String symbol,
        int decimals,
        String supply,
        boolean mintable,
        boolean freezable,
        String issuer) {}
