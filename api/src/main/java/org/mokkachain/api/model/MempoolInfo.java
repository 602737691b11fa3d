package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;

/**
 * Transactions that wait on a node.
 *
 * @param transactions all of them
 * @param executable those that could be in the next block; the others wait for an earlier nonce
 * @param bytes encoded size
 * @param capacity upper limit of {@code transactions}
 * @param capacityBytes upper limit of {@code bytes}
 */
@JsonClassDescription("Transactions that wait")
public record MempoolInfo(int transactions, int executable, long bytes, int capacity, long capacityBytes) {}
