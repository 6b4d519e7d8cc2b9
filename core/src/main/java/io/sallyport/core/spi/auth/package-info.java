/**
 * Authentication methods: what a plugin implements to add a METHOD of RFC 1928 section 3 to the gateway.
 *
 * <p>The way of one client: the gateway selects a method by policy, calls {@link
 * io.sallyport.core.spi.auth.AuthenticationMethod#begin} and then feeds the {@link
 * io.sallyport.core.spi.auth.AuthenticationExchange} one complete message at a time until it answers {@link
 * io.sallyport.core.spi.auth.AuthenticationStep.Accepted} or {@link
 * io.sallyport.core.spi.auth.AuthenticationStep.Refused}. The gateway bounds the length of a message, the number of
 * rounds and the time; a stage that fails, is cancelled, completes with {@code null} or does not complete in time is a
 * refusal.
 */
@NullMarked
package io.sallyport.core.spi.auth;

import org.jspecify.annotations.NullMarked;
