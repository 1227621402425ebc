"""Draws screens that tmux captured into a moving picture: draw.py FRAMES PICTURE.

FRAMES holds, for each frame, NNN.screen (text with SGR sequences), NNN.cursor (column and row from 0)
and NNN.shown (hundredths of a second, and a line of words shown below).
"""

import re
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FOLDER = '/usr/share/fonts/truetype/dejavu/DejaVuSansMono'
SIZE = 15
WORDS = 40
BACKGROUND, FOREGROUND, BAR = (20, 22, 27), (224, 226, 234), (44, 46, 51)
BASIC = [
    (7, 8, 13), (255, 192, 185), (179, 246, 192), (252, 224, 148),
    (166, 219, 255), (255, 202, 255), (140, 248, 247), (224, 226, 234),
]


class Style:
    """What the sequences so far say of the cells that follow."""

    def __init__(self):
        self.reset()

    def reset(self):
        self.front, self.back, self.under = FOREGROUND, BACKGROUND, None
        self.bold = self.italic = self.swap = self.underlined = False

    def apply(self, codes):
        codes = [[int(part or 0) for part in code.split(':')] for code in codes.split(';')]
        while codes:
            code = codes.pop(0)
            match code[0]:
                case 0:
                    self.reset()
                case 1:
                    self.bold = True
                case 3:
                    self.italic = True
                case 4:
                    self.underlined = code[1:] != [0]
                case 7:
                    self.swap = True
                case 22:
                    self.bold = False
                case 23:
                    self.italic = False
                case 24:
                    self.underlined = False
                case 27:
                    self.swap = False
                case 38 | 48 | 58:
                    self.paint(code[0], colour(code[1:], codes))
                case 39:
                    self.front = FOREGROUND
                case 49:
                    self.back = BACKGROUND
                case 59:
                    self.under = None
                case number if 30 <= number <= 37:
                    self.front = BASIC[number - 30]
                case number if 40 <= number <= 47:
                    self.back = BASIC[number - 40]
                case number if 90 <= number <= 97:
                    self.front = BASIC[number - 90]

    def paint(self, code, value):
        setattr(self, {38: 'front', 48: 'back', 58: 'under'}[code], value)

    def cell(self):
        front, back = (self.back, self.front) if self.swap else (self.front, self.back)
        return front, back, self.under or front, self.bold, self.italic, self.underlined


def colour(own, codes):
    """The colour that stands in the rest of a code with colons, or in the codes behind one without."""
    if not own:
        own = [codes.pop(0)[0]]
        own += [codes.pop(0)[0] for _ in range(3 if own[0] == 2 else 1)]
    if own[0] == 2:
        return tuple(own[-3:])
    number = own[-1]
    if number < 16:
        return BASIC[number % 8]
    if number < 232:
        number -= 16
        return tuple(0 if part == 0 else 55 + 40 * part for part in (number // 36, number // 6 % 6, number % 6))
    return (8 + 10 * (number - 232),) * 3


def cells(screen):
    """The cells of each line: the character and its style."""
    style, lines = Style(), []
    for line in screen.rstrip('\n').split('\n'):
        row = []
        for piece in re.split(r'(\x1b\[[0-9;:]*m|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\))', line):
            if piece.startswith('\x1b['):
                style.apply(piece[2:-1])
            elif not piece.startswith('\x1b'):
                row += [(character, style.cell()) for character in piece]
        lines.append(row)
    return lines


def fonts():
    return {
        (bold, italic): ImageFont.truetype(f'{FOLDER}{name}.ttf', SIZE)
        for (bold, italic), name in {
            (False, False): '', (True, False): '-Bold',
            (False, True): '-Oblique', (True, True): '-BoldOblique',
        }.items()
    }


def draw(path, size, faces):
    """One frame: the screen, its cursor, and the words below."""
    columns, rows = size
    wide, high = round(faces[False, False].getlength('M')), SIZE + 6
    picture = Image.new('RGB', (columns * wide, rows * high + WORDS), BACKGROUND)
    pen = ImageDraw.Draw(picture)
    lines = cells(path.read_text())
    for row, line in enumerate(lines):
        for column, (character, (front, back, under, bold, italic, underlined)) in enumerate(line):
            left, top = column * wide, row * high
            pen.rectangle((left, top, left + wide - 1, top + high - 1), fill=back)
            if character != ' ':
                pen.text((left, top + 2), character, front, font=faces[bold, italic])
            if underlined:
                pen.line((left, top + high - 3, left + wide - 1, top + high - 3), fill=under)
    column, row = map(int, path.with_suffix('.cursor').read_text().split())
    under = lines[row][column][0] if row < len(lines) and column < len(lines[row]) else ' '
    pen.rectangle((column * wide, row * high, (column + 1) * wide - 1, (row + 1) * high - 1), fill=FOREGROUND)
    pen.text((column * wide, row * high + 2), under, BACKGROUND, font=faces[False, False])
    words = path.with_suffix('.shown').read_text().split('\n')[1]
    pen.rectangle((0, rows * high, columns * wide, rows * high + WORDS), fill=BAR)
    pen.text((wide, rows * high + 10), words, (255, 255, 255), font=faces[True, False])
    return picture


def main(frames, picture):
    paths = sorted(Path(frames).glob('*.screen'))
    screens = [cells(path.read_text()) for path in paths]
    size = max(len(line) for screen in screens for line in screen), max(map(len, screens))
    faces = fonts()
    drawn = [draw(path, size, faces) for path in paths]
    times = [10 * int(path.with_suffix('.shown').read_text().split('\n')[0]) for path in paths]
    # One palette for all: colours must not jump.
    sheet = Image.new('RGB', (drawn[0].width, sum(one.height for one in drawn)))
    for place, one in enumerate(drawn):
        sheet.paste(one, (0, place * one.height))
    palette = sheet.quantize(64)
    drawn = [one.quantize(palette=palette, dither=Image.Dither.NONE) for one in drawn]
    drawn[0].save(picture, save_all=True, append_images=drawn[1:], duration=times, loop=0, optimize=True)
    print(f'{len(drawn)} frames, {sum(times) / 1000:.0f} s')


main(*sys.argv[1:])
