#pragma once

// Counts the SQL statements of this process. One that is ended by force does not come back: exit
// code 137.
void end_at_statement(long number);  // 0: at none
long statements_so_far();
