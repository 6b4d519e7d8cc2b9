package io.sallyport.gateway.admin;

import java.util.List;
import java.util.Map;

/**
 * A part of the gateway, as it is now.
 *
 * @param kind what it is: {@code listener} or {@code method}
 * @param name its name in the configuration
 * @param status how it is
 * @param reasons why it is not up
 * @param details what else is known, by key
 */
public record Component(String kind, String name, Status status, List<String> reasons, Map<String, String> details) {}
