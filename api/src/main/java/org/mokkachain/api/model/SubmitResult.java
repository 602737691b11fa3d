package org.mokkachain.api.model;

/** The node took the transaction, or has had it before. Final it is when {@code GET /v1/transactions/{id}} says so. */
public record SubmitResult(String id) {}
