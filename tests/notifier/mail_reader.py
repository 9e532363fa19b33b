"""Reads a mail from standard input as a reader's program would and tells what it shows."""
import email
import email.policy
import sys

message = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
for name, value in message.items():
    print("%s: %s" % (name, value))
    for defect in value.defects:
        print("  defect: %r" % defect)
for mailbox in message["From"].addresses + message["To"].addresses:
    print("Name: %s" % mailbox.display_name)
for part in message.walk():
    print("-- %s %s" % (part.get_content_type(), part.get_content_charset() or ""))
    for defect in part.defects:
        print("  defect: %r" % defect)
    if not part.is_multipart():
        print(part.get_content(), end="")
