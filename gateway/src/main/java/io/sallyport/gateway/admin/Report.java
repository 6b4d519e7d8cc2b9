package io.sallyport.gateway.admin;

import java.util.List;

/**
 * The gateway and its parts, as they are now.
 *
 * @param status whether clients should be sent here: to all that is not {@link Status#DOWN}
 * @param components its parts
 */
public record Report(Status status, List<Component> components) {}
