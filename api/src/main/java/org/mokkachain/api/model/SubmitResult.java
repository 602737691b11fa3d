package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;

/** The node took the transaction, or has had it before. Final it is when {@code GET /v1/transactions/{id}} says so. */
@JsonClassDescription("The node took the transaction")
public record SubmitResult(
        @Form(Form.HASH) String id) {}
