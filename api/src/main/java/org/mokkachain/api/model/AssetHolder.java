package org.mokkachain.api.model;

/**
 * What one account has of an asset.
 *
 * @param amount in base units
 * @param frozen whether the issuer forbids to send or receive it
 */
public record AssetHolder(String account, String amount, boolean frozen) {}
