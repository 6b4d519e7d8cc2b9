package io.sallyport.auth.ldap.search;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import io.sallyport.core.spi.config.ConfigurationException;
import java.util.Arrays;
import java.util.Map;

/** A filter with places for names; a name becomes a value in a tree of filters and can never become a part of it. */
public final class FilterTemplate {
    /** Where the user's name belongs. */
    public static final String USER = "{user}";

    /** Where the DN of the user's entry belongs. */
    public static final String DN = "{dn}";

    private final Filter template;

    private FilterTemplate(Filter template) {
        this.template = template;
    }

    /**
     * Reads a filter.
     *
     * @throws ConfigurationException if it is none, or has no place for a name, or has one where no value is compared
     */
    public static FilterTemplate parse(String key, String text) throws ConfigurationException {
        try {
            Filter filter = Filter.create(text);
            if (places(text) == 0 || places(text) != placesOfValues(filter)) {
                throw new ConfigurationException(
                        key + ": " + text, USER + " where a value is compared, such as (uid=" + USER + ")");
            }
            return new FilterTemplate(filter);
        } catch (LDAPException e) {
            throw new ConfigurationException(key + ": " + text + ": " + e.getMessage(), "a filter of RFC 4515");
        }
    }

    /** Whether whatever it finds has the user's name, as it was sent, in an attribute. */
    public boolean comparesUserWith(String attribute) {
        return compares(template, attribute);
    }

    private static boolean compares(Filter filter, String attribute) {
        return switch (filter.getFilterType()) {
            case Filter.FILTER_TYPE_AND ->
                Arrays.stream(filter.getComponents()).anyMatch(each -> compares(each, attribute));
            case Filter.FILTER_TYPE_EQUALITY ->
                filter.getAttributeName().equalsIgnoreCase(attribute)
                        && filter.getAssertionValue().equals(USER);
            default -> false;
        };
    }

    /** Fills the places. */
    public Filter fill(Map<String, String> values) {
        return fill(template, values);
    }

    private static Filter fill(Filter filter, Map<String, String> values) {
        return switch (filter.getFilterType()) {
            case Filter.FILTER_TYPE_AND -> Filter.createANDFilter(fill(filter.getComponents(), values));
            case Filter.FILTER_TYPE_OR -> Filter.createORFilter(fill(filter.getComponents(), values));
            case Filter.FILTER_TYPE_NOT -> Filter.createNOTFilter(fill(filter.getNOTComponent(), values));
            case Filter.FILTER_TYPE_EQUALITY ->
                hasPlace(filter)
                        ? Filter.createEqualityFilter(
                                filter.getAttributeName(), replace(filter.getAssertionValue(), values))
                        : filter;
            case Filter.FILTER_TYPE_EXTENSIBLE_MATCH ->
                hasPlace(filter)
                        ? Filter.createExtensibleMatchFilter(
                                filter.getAttributeName(),
                                filter.getMatchingRuleID(),
                                filter.getDNAttributes(),
                                replace(filter.getAssertionValue(), values))
                        : filter;
            default -> filter;
        };
    }

    private static Filter[] fill(Filter[] filters, Map<String, String> values) {
        return Arrays.stream(filters).map(each -> fill(each, values)).toArray(Filter[]::new);
    }

    private static boolean hasPlace(Filter filter) {
        return places(filter.getAssertionValue()) > 0;
    }

    /** In one pass: what a value brings is not looked at again. */
    private static String replace(String text, Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            String rest = text.substring(at);
            String place = rest.startsWith(USER) ? USER : rest.startsWith(DN) ? DN : "";
            filled.append(place.isEmpty() ? rest.substring(0, 1) : values.getOrDefault(place, ""));
            at += Math.max(1, place.length());
        }
        return filled.toString();
    }

    private static int placesOfValues(Filter filter) {
        return switch (filter.getFilterType()) {
            case Filter.FILTER_TYPE_AND, Filter.FILTER_TYPE_OR ->
                Arrays.stream(filter.getComponents())
                        .mapToInt(FilterTemplate::placesOfValues)
                        .sum();
            case Filter.FILTER_TYPE_NOT -> placesOfValues(filter.getNOTComponent());
            case Filter.FILTER_TYPE_EQUALITY, Filter.FILTER_TYPE_EXTENSIBLE_MATCH -> places(filter.getAssertionValue());
            default -> 0;
        };
    }

    private static int places(String text) {
        return occurrences(text, USER) + occurrences(text, DN);
    }

    private static int occurrences(String text, String place) {
        return (text.length() - text.replace(place, "").length()) / place.length();
    }
}
